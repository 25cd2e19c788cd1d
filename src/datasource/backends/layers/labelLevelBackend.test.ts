import { foldedTree } from '../../../../tests/foldedTree';
import { formatTree } from '../../../profile/formatTree';
import { matchesLabels, parseLabelSelector } from '../../../profile/labelSelector';
import { err, ok } from '../../../profile/result';
import { type Labels, type ResolvedQuery, type SeriesQuery } from '../backend';
import { markFolded } from '../serverFolding';
import { labelLevelBackend } from './labelLevelBackend';
import { type PartedBackend } from './splitBackend';

const HOUR = 3_600_000;
const query: ResolvedQuery = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service="shop"}',
  filter: { kind: 'none' },
  range: { from: 0, to: HOUR },
  maxNodes: 100,
  needsFiles: false,
  detail: 'function',
  callSite: [],
  labelLevels: ['span'],
  source: undefined,
};
const { signal } = new AbortController();

interface Stored {
  readonly labels: Labels;
  readonly stack: string;
  readonly value: number;
}
interface Oddities {
  /** Selectors that fail. */
  readonly fails?: (selector: string) => boolean;
  /** Stacks that the server sends instead of its own. */
  readonly folds?: (selector: string) => readonly string[] | undefined;
}

function storeOf(stored: readonly Stored[], { fails, folds }: Oddities = {}) {
  const asked: string[] = [];
  const series: SeriesQuery[] = [];
  let running = 0;
  let most = 0;
  const backend: Partial<PartedBackend> = {
    kind: 'pyroscope',
    profile: async ({ labelSelector, callSite }: ResolvedQuery) => {
      asked.push([labelSelector, ...callSite].join(' '));
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      const matchers = parseLabelSelector(labelSelector);
      if (fails?.(labelSelector) || !matchers.ok) {
        return err({ backend: 'pyroscope', kind: 'timeout', detail: 'slow' });
      }
      const found = stored.filter(({ labels }) => matchesLabels(matchers.value, (name) => labels[name] ?? ''));
      const stacks = folds?.(labelSelector) ?? found.map(({ stack, value }) => `${stack} ${value}`);
      return stacks.length === 0
        ? ok({ kind: 'empty', reason: `nothing for ${labelSelector}` })
        : ok({ kind: 'profile', tree: markFolded(foldedTree(...stacks)), notices: [] });
    },
    series: async (question: SeriesQuery) => {
      series.push(question);
      const sums = new Map<string, number>();
      for (const { labels, value } of stored) {
        const key = JSON.stringify(
          Object.fromEntries(question.groupBy.flatMap((name) => (labels[name] ? [[name, labels[name]]] : [])))
        );
        sums.set(key, (sums.get(key) ?? 0) + value);
      }
      const all = [...sums].map(([key, sum]) => ({
        labels: JSON.parse(key),
        times: Float64Array.of(0),
        values: Float64Array.of(sum),
        exemplars: [],
      }));
      return ok({ kind: 'series', measure: 'flow', series: all, notices: [] });
    },
  };
  return { asked, series, most: () => most, backend: labelLevelBackend(backend as PartedBackend) };
}

async function shown(backend: PartedBackend, more: Partial<ResolvedQuery> = {}) {
  const answer = await backend.profile({ ...query, ...more }, signal);
  if (!answer.ok) {
    return answer.error;
  }
  return answer.value.kind === 'empty'
    ? answer.value
    : { tree: formatTree(answer.value.tree), notices: answer.value.notices };
}

const of = (labels: Labels, stack: string, value: number): Stored => ({
  labels: { service: 'shop', ...labels },
  stack,
  value,
});
const SHOP = [
  of({ span: 'GET /', pod: 'a' }, 'main;list', 5),
  of({ span: 'GET /', pod: 'b' }, 'main;list', 2),
  of({ span: 'POST /', pod: 'a' }, 'main;buy', 3),
  of({}, 'main;gc', 1),
];

it('puts the values of a label above the stacks, and samples without it below (no span)', async () => {
  const { asked, backend } = storeOf(SHOP);
  expect(await shown(backend)).toEqual({
    tree: formatTree(foldedTree('GET /;main;list 7', 'POST /;main;buy 3', '(no span);main;gc 1')),
    notices: [],
  });
  expect(asked).toEqual([
    '{service="shop"}',
    '{service="shop",span="GET /"}',
    '{service="shop",span="POST /"}',
    '{service="shop",span=""}',
  ]);
});

it('has a level for each label', async () => {
  const { backend, series } = storeOf(SHOP);
  expect(await shown(backend, { labelLevels: ['pod', 'span'] })).toMatchObject({
    tree: formatTree(
      foldedTree('a;GET /;main;list 5', 'a;POST /;main;buy 3', 'b;GET /;main;list 2', '(no pod);(no span);main;gc 1')
    ),
  });
  expect(series[0]?.groupBy).toEqual(['pod', 'span']);
});

const MANY = Array.from({ length: 30 }, (_, at) => of({ span: `s${at}` }, `main;f${at % 3}`, 100 - at));

it('reads the 20 largest values, four at a time; the rest is the whole without them', async () => {
  const { asked, most, backend } = storeOf(MANY);
  const rest = MANY.slice(20).map(({ stack, value }) => `(other span);${stack} ${value}`);
  const largest = MANY.slice(0, 20).map(({ labels, stack, value }) => `${labels['span']};${stack} ${value}`);
  expect(await shown(backend)).toEqual({
    tree: formatTree(foldedTree(...largest, ...rest)),
    notices: ['The 20 largest values of span are shown; (other span) is the rest.'],
  });
  expect(asked).toHaveLength(21);
  expect(most()).toBe(4);
});

it.each([
  [24, 20],
  [48, 10],
  [24 * 30, 3],
])('over %i h it reads %i values', async (hours, values) => {
  const { asked, backend } = storeOf(MANY);
  await shown(backend, { range: { from: 0, to: hours * HOUR } });
  expect(asked).toHaveLength(1 + values);
});

it('what could not be read alone is a part of the rest, and that is said', async () => {
  const { backend } = storeOf(SHOP, { fails: (selector) => selector.includes('POST') });
  expect(await shown(backend)).toEqual({
    tree: formatTree(foldedTree('GET /;main;list 7', '(other span);main;buy 3', '(no span);main;gc 1')),
    notices: ['Could not be read alone, and is a part of (other span): POST /.'],
  });
});

it('where the server folded stacks away the rest has none, and its total is still right', async () => {
  const folds = (selector: string) => (selector === '{service="shop"}' ? ['main;list 7', 'other 4'] : undefined);
  const { backend } = storeOf(SHOP, { folds, fails: (selector) => selector.includes('POST') });
  expect(await shown(backend)).toMatchObject({
    tree: formatTree(foldedTree('GET /;main;list 7', '(other span) 3', '(no span);main;gc 1')),
    notices: expect.arrayContaining([expect.stringContaining('(other span) has no stacks')]),
  });
});

it('what the server folded of a value is marked below it', async () => {
  const folds = (selector: string) => (selector.includes('GET') ? ['main;list 5', 'main;other 2'] : undefined);
  const answer = await shown(storeOf(SHOP, { folds }).backend);
  expect(answer).toMatchObject({ tree: expect.stringContaining('    - other (total: 2, self: 2, folded: -1)') });
});

it('a label that no series has is said', async () => {
  expect(await shown(storeOf(SHOP).backend, { labelLevels: ['nope'] })).toEqual({
    tree: formatTree(foldedTree('(no nope);main;list 7', '(no nope);main;buy 3', '(no nope);main;gc 1')),
    notices: ['No series has the label nope in this range.'],
  });
});

describe('a call site', () => {
  it('that begins with values asks for those alone', async () => {
    const { asked, backend } = storeOf(SHOP);
    expect(await shown(backend, { callSite: ['GET /', 'main', 'list'] })).toMatchObject({
      tree: formatTree(foldedTree('GET /;main;list 7')),
    });
    expect(asked).toEqual(['{service="shop",span="GET /"} main list']);
  });

  it('that is a value, says so', async () => {
    expect(await shown(storeOf(SHOP).backend, { callSite: ['(no span)'] })).toEqual({
      tree: formatTree(foldedTree('(no span);main;gc 1')),
      notices: ['Only what is below (no span) is shown.'],
    });
  });

  it('in the rest is cut out of everything', async () => {
    const { backend } = storeOf(MANY);
    const rest = MANY.slice(20).filter(({ stack }) => stack === 'main;f0');
    expect(await shown(backend, { callSite: ['(other span)', 'main', 'f0'] })).toMatchObject({
      tree: formatTree(foldedTree(...rest.map(({ stack, value }) => `(other span);${stack} ${value}`))),
    });
  });

  it('that no value begins is empty', async () => {
    expect(await shown(storeOf(SHOP).backend, { callSite: ['main'] })).toMatchObject({ kind: 'empty' });
  });
});

it('without samples, and where the whole fails, the answer is that of the whole', async () => {
  expect(await shown(storeOf([]).backend)).toEqual({ kind: 'empty', reason: 'nothing for {service="shop"}' });
  expect(await shown(storeOf(SHOP, { fails: () => true }).backend)).toMatchObject({ kind: 'timeout' });
});
