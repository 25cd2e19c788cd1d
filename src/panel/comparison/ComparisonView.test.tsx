import { type DataFrame, type DataQueryRequest } from '@grafana/data';
import { config, type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import React, { useState } from 'react';
import { of } from 'rxjs';

import { signIn } from '../../../tests/signIn';
import { comparedProfile } from '../../../tests/comparedProfile';
import { DATASOURCE_TYPE, type ProfilingQuery } from '../../datasource/query';
import { decodeState } from '../flame/view/viewState';
import { ProfileContent } from '../profile/ProfileContent';
import { type ShownProfile } from '../query/runProfileQuery';

configure({ asyncUtilTimeout: 4000 });
jest.setTimeout(60_000);

const CHANGED = comparedProfile({ shares: { 30: 0.05 } });
const SAME = comparedProfile();
const POOLED = comparedProfile({ shares: { 30: 0.05 }, slices: 1 });

const requests: Array<DataQueryRequest<ProfilingQuery>> = [];
let answer: () => DataFrame[];
beforeEach(() => {
  requests.length = 0;
  answer = () => [CHANGED.frame];
  const source = {
    type: DATASOURCE_TYPE,
    name: 'Profiles',
    getRef: () => ({ type: DATASOURCE_TYPE, uid: 'p1' }),
    siblingTypes: () => Promise.resolve([]),
    labelNames: () => Promise.resolve({ ok: true, value: ['service_name', 'service_version'] }),
    query: (request: DataQueryRequest<ProfilingQuery>) => {
      requests.push(request);
      return of({ data: answer() });
    },
  };
  // Its replacement is not for plugins outside Grafana.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const srv: Partial<DataSourceSrv> = { get: () => Promise.resolve(source as never) };
  setDataSourceSrv(srv as DataSourceSrv);
  config.exploreEnabled = true;
});

const user = { permissions: { 'datasources:explore': true, 'annotations:create': true } };
signIn(user.permissions);

const SOURCE = { uid: 'p1', origin: { timezone: 'utc', scopedVars: {} } };
let view = '';
let asked = '';
function Page({ profile }: { readonly profile: ShownProfile }): React.JSX.Element {
  const [text, setText] = useState('');
  const [askedText, setAsked] = useState('');
  return (
    <ProfileContent
      profile={profile}
      what="samples"
      link={{
        text,
        onText: (next) => {
          view = next;
          setText(next);
        },
      }}
      source={SOURCE}
      asked={{
        text: askedText,
        onText: (next) => {
          asked = next;
          setAsked(next);
        },
      }}
    />
  );
}
const show = async (profile: ShownProfile): Promise<void> => {
  render(<Page profile={profile} />);
  await screen.findByTestId('comparison', undefined, { timeout: 20_000 });
};
const lastQuery = (): ProfilingQuery => requests[requests.length - 1].targets[0];

test('a change is said in a sentence whose place leads to the graph', async () => {
  await show(CHANGED);
  const { sentence } = CHANGED.meta!.comparison!;
  expect(screen.getByTestId('comparison-sentence')).toHaveTextContent(sentence);
  const place = within(screen.getByTestId('comparison-sentence')).getByRole('button', { name: /^f30/ });
  fireEvent.click(place);
  expect(decodeState(view).focus.at(-1)).toBe('f30');
  expect(screen.getByTestId('comparison-resolution')).toHaveTextContent('Tested between 20 and 20 time slices');
});

test('without a change nothing is found, and nothing is claimed', async () => {
  await show(SAME);
  expect(screen.getByTestId('comparison-sentence')).toHaveTextContent(
    'No function has changed its share beyond noise.'
  );
  expect(await screen.findByText('No function has changed beyond noise.')).toBeVisible();
  expect(await screen.findByTestId('changes-table')).toHaveTextContent(/Only what is real: 0 of/);
});

test('one profile a side is said to be less', async () => {
  await show(POOLED);
  expect(screen.getByTestId('comparison-resolution')).toHaveTextContent(/how the workload varies is guessed/);
  expect(screen.queryByTestId('change-strip')).toBeNull();
});

test('findings are walked with keys, each told', async () => {
  await show(CHANGED);
  fireEvent.keyDown(await screen.findByTestId('flame-canvas'), { key: 'n' });
  expect(await screen.findByTestId('remark-live')).toHaveTextContent(/^Finding 1 of \d+, a warning: f30 grew/);
  expect(screen.getByTestId('change-strip')).toHaveTextContent('f30');
});

test('the table has both sides, the margin and the chance, and can be narrowed to what is real', async () => {
  await show(CHANGED);
  const table = await screen.findByTestId('changes-table');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent)
  ).toEqual(['Function', 'Left', 'Right', 'Change', 'Self', 'q']);
  const real = CHANGED.meta!.comparison!.functions.isReal.filter(Boolean).length;
  fireEvent.click(within(table).getByRole('switch'));
  expect(within(table).getByRole('table')).toHaveAttribute('aria-rowcount', String(real + 1));
});

describe('what is asked for', () => {
  test('a side alone, and the way back', async () => {
    await show(CHANGED);
    fireEvent.click(screen.getByRole('button', { name: 'Left side alone' }));
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(lastQuery()).toMatchObject({ queryType: 'profile', labelSelector: '{service_name="shop"}' });
    expect(requests[0].range.from.valueOf()).toBe(0);
    expect(screen.getByTestId('asked')).toHaveTextContent('one side alone');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(asked).toBe('');
    expect(screen.queryByTestId('asked')).toBeNull();
  });

  test('the sides changed', async () => {
    await show(CHANGED);
    fireEvent.click(screen.getByRole('button', { name: 'Swap the sides' }));
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(lastQuery()).toMatchObject({
      queryType: 'comparison',
      normalisation: 'share',
      compareWith: { window: { kind: 'fixed', from: 300_000, to: 600_000 }, datasource: { uid: 'p1' } },
    });
    expect(requests[0].range.to.valueOf()).toBe(300_000);
  });

  test('another normalisation, and another window by its preset', async () => {
    await show(CHANGED);
    fireEvent.click(screen.getByRole('button', { name: 'By share' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Per second/ }));
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(lastQuery()).toMatchObject({ normalisation: 'perSecond', compareWith: { window: { kind: 'fixed' } } });
    fireEvent.click(await screen.findByRole('button', { name: /^Compare with/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Before the last change of service_version' }));
    await waitFor(() => expect(requests).toHaveLength(2));
    expect(lastQuery()).toMatchObject({ compareWith: { window: { kind: 'beforeChange', label: 'service_version' } } });
  });

  test('a range that is picked by keys, against the time before it', async () => {
    await show(CHANGED);
    const slider = within(screen.getByTestId('change-strip')).getByRole('slider');
    expect(slider).toHaveAttribute('aria-valuemax', '40');
    fireEvent.keyDown(slider, { key: 'End' });
    fireEvent.keyDown(slider, { key: 'ArrowLeft', shiftKey: true });
    fireEvent.keyDown(slider, { key: 'ArrowLeft', shiftKey: true });
    fireEvent.keyDown(slider, { key: 'Enter' });
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(lastQuery()).toMatchObject({ queryType: 'comparison', compareWith: { window: { kind: 'previous' } } });
    const { range } = requests[0];
    expect([range.from.valueOf(), range.to.valueOf()]).toEqual([555_000, 600_000]);
  });

  test('the profile of a slice, in the place of the graph', async () => {
    await show(CHANGED);
    const slider = within(screen.getByTestId('change-strip')).getByRole('slider');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    fireEvent.keyDown(slider, { key: 'Enter' });
    expect(await screen.findByText(/^Shown: the slice of the left side/)).toBeVisible();
    const { range } = requests[0];
    expect([range.from.valueOf(), range.to.valueOf()]).toEqual([15_000, 30_000]);
    fireEvent.click(screen.getByRole('button', { name: 'Back to the comparison' }));
    expect(screen.queryByTestId('slice')).toBeNull();
  });

  test('what fails is said, can be tried again, and leaves what there was', async () => {
    await show(CHANGED);
    answer = () => [];
    fireEvent.click(screen.getByRole('button', { name: 'Swap the sides' }));
    expect(await screen.findByText(/^There is no answer for two times against each other: No samples/)).toBeVisible();
    expect(screen.getByTestId('comparison-sentence')).toBeVisible();
    answer = () => [CHANGED.frame];
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
    expect(await screen.findByText('Shown: two times against each other.')).toBeVisible();
  });
});
