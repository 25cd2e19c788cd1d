import { CoreApp, createDataFrame, LoadingState, type PanelData } from '@grafana/data';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { standInForObserver } from '../../../tests/standInForObserver';
import { err, ok } from '../../profile/result';
import { type PprofBackend } from '../backends/pprofBackend';
import { type QueryType } from '../query';
import { CPU, mount, range, source } from './queryEditorHost';
import { offeredTypes } from './queryTypes';

// Rendering these is slow on a busy machine.
jest.setTimeout(60_000);

// Monaco needs a real browser; what the editor gives it is tested in selectorLanguage.test.ts.
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  CodeEditor: () => <textarea aria-label="Label selector" />,
}));

beforeAll(standInForObserver);

const pprof = () =>
  source('pprof', {
    pprof: {
      lastCapture: () => undefined,
      sourceTypes: jest.fn().mockResolvedValue(ok([])),
    } as unknown as PprofBackend,
  });
const openGroup = async (name: string): Promise<void> => {
  for (const button of screen.queryAllByLabelText(new RegExp(`^${name}`))) {
    await userEvent.click(button);
  }
};
/** Texts of labels, without those that are drawn as a switch. */
const labels = (): string[] =>
  [...document.querySelectorAll('label[for]')].flatMap(({ textContent }) => textContent || []);
const choose = async (label: string, option: string): Promise<void> => {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.keyboard(`${option}{Home}{Enter}`);
  await userEvent.tab();
};

const ALWAYS = ['Query type', 'Profile type'];
const OTHER_SIDE = ['Other label selector', 'Other data source', 'Slices', 'Rate of requests'];
const IDS = ['Span ID', 'Trace ID', 'Profile ID'];
describe('fields', () => {
  it.each<[QueryType, readonly string[]]>([
    ['profile', [...IDS, 'Max nodes', 'Detail', 'Label levels', 'Hide runtimes']],
    ['metrics', ['Group by', 'Limit', 'Exemplars', 'Heatmap']],
    [
      'both',
      ['Group by', 'Limit', 'Exemplars', 'Heatmap', ...IDS, 'Max nodes', 'Detail', 'Label levels', 'Hide runtimes'],
    ],
    ['functions', ['Function pattern', 'Limit', ...IDS, 'Hide runtimes']],
    ['functionSeries', ['Functions', 'Limit', ...IDS, 'Hide runtimes']],
    ['labels', ['Label']],
    ['labelChanges', ['Label']],
    ['comparison', ['Compare with', 'Values', ...OTHER_SIDE, ...IDS, 'Max nodes', 'Hide runtimes']],
  ])('of %s', async (queryType, expected) => {
    mount(source('pyroscope'), { profileTypeId: CPU, queryType }, { app: CoreApp.Explore });
    await openGroup('Options');
    await openGroup('Frame filter');
    await openGroup('Other side');
    expect(labels()).toEqual([...ALWAYS, ...expected]);
    expect(screen.getByLabelText('Label selector')).toBeInTheDocument();
  });

  it('of a heatmap are not those of the series that it replaces', async () => {
    const { last, runs } = mount(source('pyroscope'), { profileTypeId: CPU, queryType: 'metrics' });
    await openGroup('Options');
    await userEvent.click(screen.getByLabelText('Exemplars'));
    await userEvent.click(screen.getByLabelText('Heatmap'));
    await userEvent.click(screen.getByLabelText('Spans'));
    expect(last()).toMatchObject({ includeExemplars: true, includeHeatmap: true, heatmapType: 'span' });
    expect(screen.queryByLabelText('Group by')).not.toBeInTheDocument();
    expect(runs).toHaveLength(3);
  });
});

describe('query types', () => {
  const EVERYWHERE = ['profile', 'metrics', 'functions', 'functionSeries', 'labels', 'labelChanges', 'comparison'];
  it.each([
    ['pyroscope', 'explore', ['profile', 'metrics', 'both', ...EVERYWHERE.slice(2)]],
    ['pyroscope', 'panel', EVERYWHERE],
    ['parca', 'panel', EVERYWHERE],
    ['pprof', 'explore', ['profile', 'functions', 'labels', 'comparison']],
    ['pyroscope', 'annotation', ['labelChanges']],
  ] as const)('of %s in %s', (kind, place, expected) => {
    expect(offeredTypes(kind, place)).toEqual(expected);
  });

  it('one is picked by keyboard, saved and run, and the other fields stay', async () => {
    const { last, runs } = mount(source('pyroscope'), { profileTypeId: CPU, stackTraceSelector: ['main'], limit: 7 });
    await userEvent.click(screen.getByLabelText('Query type'));
    await userEvent.keyboard('Metrics{Home}{Enter}');
    expect(last()).toMatchObject({ queryType: 'metrics', stackTraceSelector: ['main'], limit: 7, refId: 'A' });
    expect(runs).toHaveLength(1);
  });

  it.each([
    [{ queryType: 'metrics' }, /A process keeps no history/],
    [{ queryType: 'labelChanges', label: 'version' }, /A process keeps no history/],
  ])('%o of a process is kept, with the reason why it cannot be', async (saved, words) => {
    const { changes } = mount(pprof(), { profileTypeId: CPU, source: { kind: 'snapshot', profile: 'heap' }, ...saved });
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(changes).toEqual([]);
  });

  it('an annotation query has label changes only', async () => {
    const annotation = { name: 'a', enable: true, iconColor: 'red' };
    mount(source('pyroscope'), { profileTypeId: CPU, queryType: 'labelChanges', label: 'version' }, { annotation });
    expect(await screen.findByLabelText('Label')).toHaveValue('version');
    expect(screen.queryByLabelText('Query type')).not.toBeInTheDocument();
  });
});

describe('Parca', () => {
  it('names the labels it finds ids by, and what it lacks', async () => {
    mount(source('parca'), { profileTypeId: CPU, queryType: 'both' });
    await openGroup('Options');
    expect(screen.getByText(/spans by otel_span, traces by otel_trace/)).toHaveTextContent(
      'there are no exemplars. Parca has no heatmaps.'
    );
    expect(screen.getByLabelText('Exemplars')).toBeDisabled();
    expect(screen.queryByLabelText('Profile ID')).not.toBeInTheDocument();
  });

  it('lets what was saved for another server be taken away', async () => {
    const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    const saved = { profileTypeId: CPU, queryType: 'both', includeHeatmap: true, profileIdSelector: [id] };
    const { last } = mount(source('parca'), saved);
    await openGroup('Options');
    await userEvent.click(screen.getByLabelText('Heatmap'));
    expect(screen.getByText(/so a single one cannot be picked/)).toBeInTheDocument();
    await userEvent.clear(screen.getByLabelText('Profile ID'));
    await userEvent.tab();
    expect(last()).toMatchObject({ includeHeatmap: false, profileIdSelector: undefined });
  });
});

describe('labels', () => {
  it('group by those of the range, and by a variable', async () => {
    const { last, runs } = mount(source('pyroscope'), { profileTypeId: CPU, queryType: 'metrics' });
    await openGroup('Options');
    await choose('Group by', 'version');
    await choose('Group by', '$label');
    expect(last().groupBy).toEqual(['version', '$label']);
    expect(runs).toHaveLength(2);
  });

  it('nothing is saved of an emptied list', async () => {
    const { last } = mount(source('pyroscope'), { profileTypeId: CPU, queryType: 'metrics', groupBy: ['version'] });
    await openGroup('Options');
    await userEvent.click(screen.getByLabelText('Group by'));
    await userEvent.click(screen.getByLabelText('Remove version'));
    expect(last().groupBy).toBeUndefined();
  });

  it.each([
    [err({ backend: 'pyroscope', kind: 'timeout', detail: '504' } as const), /did not answer in time/],
    [ok([]), undefined],
  ])('that are not there: %o', async (answer, words) => {
    const labelNames = jest.fn().mockResolvedValue(answer);
    mount(source('pyroscope', { labelNames }), { profileTypeId: CPU, queryType: 'metrics' });
    await openGroup('Options');
    await (words
      ? expect(screen.findByText(words)).resolves.toBeInTheDocument()
      : waitFor(() =>
          expect(screen.getByLabelText('Group by')).toHaveAttribute('placeholder', 'No labels in this range')
        ));
  });

  it('one is picked, and its values are listed', async () => {
    const { last, runs } = mount(source('pyroscope'), { queryType: 'labels' });
    await choose('Label', 'version');
    expect(last()).toMatchObject({ queryType: 'labels', label: 'version' });
    expect(runs).toHaveLength(1);
  });
});

describe('functions', () => {
  it('of the last answer are offered, and others are typed', async () => {
    const table = createDataFrame({ name: 'functions', fields: [{ name: 'function', values: ['score', 'load'] }] });
    const data: PanelData = { state: LoadingState.Done, series: [table], timeRange: range(0, 1) };
    const { last } = mount(source('pyroscope'), { profileTypeId: CPU, queryType: 'functionSeries' }, { data });
    await choose('Functions', 'load');
    await choose('Functions', 'main.$f');
    expect(last().functions).toEqual(['load', 'main.$f']);
  });

  it.each([
    ['^json', undefined],
    ['json(', /missing closing \)/],
    ['($fun)', undefined],
  ])('pattern %s', async (pattern, words) => {
    const { last } = mount(source('pyroscope'), { profileTypeId: CPU, queryType: 'functions' });
    await userEvent.click(screen.getByLabelText('Function pattern'));
    await userEvent.paste(pattern);
    await userEvent.keyboard('{Enter}');
    expect(last().functionPattern).toBe(pattern);
    await (words
      ? expect(screen.findByText(words)).resolves.toBeInTheDocument()
      : expect(screen.queryByText(/parsing/)).not.toBeInTheDocument());
  });
});
