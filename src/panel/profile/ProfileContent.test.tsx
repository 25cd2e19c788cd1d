import { type DataFrame, type DataQueryRequest, FieldType } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { NEVER, of } from 'rxjs';

import {
  DATASOURCE_TYPE,
  MAX_NODES_LIMIT,
  PANEL_TYPE,
  type ProfileFrameMeta,
  type ProfilingQuery,
} from '../../datasource/query';
import { type ShownProfile } from '../query/runProfileQuery';
import { ProfileContent } from './ProfileContent';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(90_000);

const SAMPLES = 'process_cpu:samples:count:cpu:nanoseconds';
const META: ProfileFrameMeta = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="shop"}',
  spanSelector: ['1111111111111111'],
  detail: 'function',
  details: ['function', 'line'],
  range: { from: 1000, to: 2000 },
  rows: { shown: 3, inFull: 9 },
  foldedShare: 0.3,
  functions: { name: ['main'], self: [70], total: [100] },
};
const number = (name: string, values: number[]) => ({ name, type: FieldType.number, values, config: {} });
const frameOf = (names: readonly string[], folded: number, meta: ProfileFrameMeta): DataFrame => ({
  name: 'response',
  length: 3,
  meta: { custom: meta },
  fields: [
    number('level', [0, 1, 2]),
    number('value', [100, 100, 30]),
    number('self', [0, 70, 30]),
    { name: 'label', type: FieldType.string, values: [...names], config: {} },
    number('folded', [0, 0, folded]),
  ],
});
const CUT: ShownProfile = { frame: frameOf(['total', 'main', 'other'], 6, META), meta: META, notices: [] };

const requests: Array<DataQueryRequest<ProfilingQuery>> = [];
let answer: () => DataFrame[];
let answers: 'at once' | 'never';
beforeEach(() => {
  answers = 'at once';
  requests.length = 0;
  const source = {
    type: DATASOURCE_TYPE,
    name: 'Profiles',
    getRef: () => ({ type: DATASOURCE_TYPE, uid: 'p1' }),
    siblingTypes: () =>
      Promise.resolve([
        { id: META.profileTypeId, name: 'process_cpu', sampleType: 'cpu', sampleUnit: 'nanoseconds' },
        { id: SAMPLES, name: 'process_cpu', sampleType: 'samples', sampleUnit: 'count' },
      ]),
    labelNames: () => Promise.resolve({ ok: true, value: ['span_name'] }),
    query: (request: DataQueryRequest<ProfilingQuery>) => {
      requests.push(request);
      return answers === 'never' ? NEVER : of({ data: answer() });
    },
  };
  // Its replacement is not for plugins outside Grafana.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const srv: Partial<DataSourceSrv> = { get: () => Promise.resolve(source as never) };

  setDataSourceSrv(srv as DataSourceSrv);
});

const SOURCE = { uid: 'p1', origin: { timezone: 'utc', scopedVars: {} } };
const LINK = { text: '', onText: () => undefined };
const show = (profile = CUT) => <ProfileContent profile={profile} what="samples" link={LINK} source={SOURCE} />;

describe('a profile that was cut', () => {
  it('is asked for in full with the question it came from, and as it came again after one undo', async () => {
    answer = () => [frameOf(['total', 'main', 'small'], 0, META)];
    render(show());
    fireEvent.click(await screen.findByRole('button', { name: 'Show all in full' }));
    expect(await screen.findByText('In full')).toBeVisible();
    await waitFor(() => expect(screen.queryByTestId('folded-note')).toBeNull());
    expect(requests[0]).toMatchObject({
      panelPluginId: PANEL_TYPE,
      targets: [
        {
          profileTypeId: META.profileTypeId,
          labelSelector: META.labelSelector,
          spanSelector: META.spanSelector,
          maxNodes: MAX_NODES_LIMIT,
          detail: 'function',
        },
      ],
    });
    expect(requests[0].range.from.valueOf()).toBe(1000);
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    expect(await screen.findByTestId('folded-note')).toHaveTextContent('stands for 6 small nodes');
    fireEvent.click(screen.getByRole('button', { name: /^Do it again/ }));
    await waitFor(() => expect(screen.queryByTestId('folded-note')).toBeNull());
    expect(requests).toHaveLength(1);
  });

  it('is asked for below a label level by a call site that begins with its value', async () => {
    const labelled = { ...META, labelLevels: ['span_name'] };
    answer = () => [frameOf(['total', 'GET /', 'small'], 0, labelled)];
    const link = { ...LINK, text: 'steps=1~aGET%20/' };
    const cut = { ...CUT, frame: frameOf(['total', 'GET /', 'other'], 6, labelled), meta: labelled };
    render(<ProfileContent profile={cut} what="samples" link={link} source={SOURCE} />);
    await waitFor(() => expect(screen.queryByTestId('folded-note')).toBeNull());
    expect(await screen.findByText('In full below GET /')).toBeVisible();
    expect(requests[0].targets[0]).toMatchObject({ labelLevels: ['span_name'], stackTraceSelector: ['GET /'] });
  });

  it('is asked for below its own call site, never above it', async () => {
    const below = { ...META, stackTraceSelector: ['main', 'run'] };
    answer = () => [frameOf(['total', 'main', 'small'], 0, below)];
    const link = { ...LINK, text: 'steps=1~amain' };
    render(<ProfileContent profile={{ ...CUT, meta: below }} what="samples" link={link} source={SOURCE} />);
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(requests[0].targets[0].stackTraceSelector).toEqual(['main', 'run']);
  });

  it('stays, with the reason, where there is no answer, and can be asked for again', async () => {
    answer = () => [];
    render(show());
    fireEvent.click(await screen.findByRole('button', { name: 'Show all in full' }));
    expect(await screen.findByText('No answer for all in full: No samples were found.')).toBeVisible();
    expect(screen.getByTestId('folded-note')).toHaveTextContent('stands for 6 small nodes');
    answer = () => [frameOf(['total', 'main', 'small'], 0, META)];
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByTestId('folded-note')).toBeNull());
    expect(requests).toHaveLength(2);
  });

  it('is asked for again after a refresh, and is not cut until then', async () => {
    answer = () => [frameOf(['total', 'main', 'small'], 0, META)];
    const { rerender } = render(show());
    fireEvent.click(await screen.findByRole('button', { name: 'Show all in full' }));
    await waitFor(() => expect(screen.queryByTestId('folded-note')).toBeNull());
    answers = 'never';
    const later = { ...META, range: { from: 5000, to: 6000 } };
    rerender(show({ ...CUT, frame: { ...CUT.frame }, meta: later }));
    await waitFor(() => expect(requests).toHaveLength(2));
    expect(requests[1].range.from.valueOf()).toBe(5000);
    expect(screen.getByTestId('folded-note')).toHaveTextContent(/^Asking for all in full…$/);
    rerender(show({ ...CUT, frame: { ...CUT.frame }, meta: { ...META, spanSelector: ['2222222222222222'] } }));
    await waitFor(() => expect(requests).toHaveLength(3));
    expect(screen.getByTestId('folded-note')).toHaveTextContent('stands for 6 small nodes');
  });

  it('says once what was cut off', async () => {
    const said = 'Shown 3 of 9 nodes, 30.0 % in "other"; the function table counts all of them.';
    const notices = [said, 'Only a part of the range was read.'];
    render(show({ ...CUT, meta: { ...META, cutNotices: [said] }, notices }));
    expect(await screen.findByTestId('folded-note')).toBeVisible();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([notices[1]]);
  });

  it('stays in the shape before where there is no answer for another one', async () => {
    answer = () => [frameOf(['total', 'main main.go:7', 'x'], 0, { ...META, detail: 'line' })];
    render(show());
    fireEvent.click(await screen.findByRole('button', { name: 'By function' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'By line' }));
    expect(await screen.findByText('Shown: the profile, process_cpu cpu, frames by line.')).toBeVisible();
    answer = () => [];
    fireEvent.click(screen.getByRole('button', { name: 'cpu' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'samples' }));
    expect(await screen.findByText(/^There is no answer for the profile, process_cpu samples/)).toBeVisible();
    expect(await screen.findByRole('button', { name: 'By line' })).toBeVisible();
  });

  it('is shown by line on demand', async () => {
    answer = () => [frameOf(['total', 'main main.go:7', 'x'], 0, { ...META, detail: 'line' })];
    render(show());
    fireEvent.click(await screen.findByRole('button', { name: 'By function' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'By line' }));
    expect(await screen.findByText('Shown: the profile, process_cpu cpu, frames by line.')).toBeVisible();
    expect(requests[0].targets[0]).toMatchObject({ detail: 'line', spanSelector: META.spanSelector });
  });

  it('is shown as another sample type of the same profile', async () => {
    answer = () => [frameOf(['total', 'main', 'x'], 0, { ...META, profileTypeId: SAMPLES })];
    render(show());
    fireEvent.click(await screen.findByRole('button', { name: 'cpu' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'samples' }));
    expect(await screen.findByText('Shown: the profile, process_cpu samples.')).toBeVisible();
    expect(requests[0].targets[0]).toMatchObject({ profileTypeId: SAMPLES, spanSelector: META.spanSelector });
  });

  it('is shown below the values of a label', async () => {
    answer = () => [frameOf(['total', 'main', 'x'], 0, { ...META, labelLevels: ['span_name'] })];
    render(show());
    fireEvent.click(await screen.findByRole('button', { name: 'Labels' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'span_name' }));
    expect(await screen.findByText(/below the values of span_name/)).toBeVisible();
    expect(requests[0].targets[0]).toMatchObject({ labelLevels: ['span_name'] });
    expect(await screen.findByRole('button', { name: 'span_name' })).toBeVisible();
  });
});
