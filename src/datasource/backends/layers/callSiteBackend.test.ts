import { foldedTree } from '../../../../tests/foldedTree';
import { type FlameTree } from '../../../profile/flameTree';
import { formatTree } from '../../../profile/formatTree';
import { ok } from '../../../profile/result';
import { type BackendKind, type ProfileAnswer, type ResolvedQuery } from '../backend';
import { markFolded, serverFoldedNotice } from '../serverFolding';
import { callSiteBackend } from './callSiteBackend';
import { type OnProgress } from './progress';
import { type PartedBackend } from './splitBackend';

const query: ResolvedQuery = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{}',
  filter: { kind: 'none' },
  range: { from: 0, to: 1 },
  maxNodes: 100,
  needsFiles: false,
  detail: 'function',
  callSite: ['main', 'a'],
  labelLevels: [],
  source: undefined,
};
const { signal } = new AbortController();

type Answering = (query: ResolvedQuery) => readonly string[];

const treeOf = (kind: BackendKind, stacks: readonly string[]): FlameTree =>
  kind === 'pyroscope' ? markFolded(foldedTree(...stacks)) : foldedTree(...stacks);

/** A server that answers with stacks; `asked` is what it was asked for. */
function serverOf(answer: Answering, kind: BackendKind = 'pyroscope') {
  const asked: ResolvedQuery[] = [];
  const profileOf = (stacks: readonly string[]): ProfileAnswer =>
    stacks.length === 0
      ? { kind: 'empty', reason: 'nothing' }
      : { kind: 'profile', tree: treeOf(kind, stacks), notices: ['of the server'] };
  const backend: Partial<PartedBackend> = {
    kind,
    profile: async (each: ResolvedQuery, _signal: AbortSignal, onProgress?: OnProgress<ProfileAnswer>) => {
      asked.push(each);
      onProgress?.({ done: 1, of: 2, answer: profileOf(answer(each)) });
      return ok(profileOf(answer(each)));
    },
  };
  return { asked, backend: callSiteBackend(backend as PartedBackend) };
}

async function shown(backend: PartedBackend, more: Partial<ResolvedQuery> = {}) {
  const answer = await backend.profile({ ...query, ...more }, signal);
  if (!answer.ok) {
    throw new Error(answer.error.kind);
  }
  return answer.value.kind === 'empty'
    ? { reason: answer.value.reason }
    : { tree: formatTree(answer.value.tree), notices: answer.value.notices };
}

const BELOW = ['main;a 1', 'main;a;b 2'];
const ALL = [...BELOW, 'main;c 4', 'idle 8'];
const CUT = formatTree(foldedTree(...BELOW));
const ONLY = 'Only what is below main → a is shown.';

it('believes a server whose answer holds nothing else', async () => {
  const { asked, backend } = serverOf(({ callSite }) => (callSite.length > 0 ? BELOW : ALL));
  expect(await shown(backend)).toEqual({ tree: CUT, notices: [ONLY, 'of the server'] });
  expect(asked.map(({ callSite }) => callSite)).toEqual([['main', 'a']]);
});

it('cuts what a server sent that ignores call sites, and says so', async () => {
  const { asked, backend } = serverOf(() => ALL);
  expect(await shown(backend)).toEqual({
    tree: CUT,
    notices: [ONLY, expect.stringContaining('does not narrow profiles to a call site'), 'of the server'],
  });
  expect(asked).toHaveLength(1);
});

it('reads more of the whole profile where that server folded some of it', async () => {
  const { asked, backend } = serverOf(({ maxNodes }) => (maxNodes > 100 ? ALL : ['main;a 1', 'other 14']));
  expect(await shown(backend)).toMatchObject({ tree: CUT });
  expect(asked.map(({ callSite, maxNodes }) => [callSite, maxNodes])).toEqual([
    [['main', 'a'], 100],
    [[], 262_144],
  ]);
});

it('knows what is folded below the call site, and nothing of the rest', async () => {
  const { backend } = serverOf(() => ['main;a;b 1', 'main;a;other 3', 'idle 96', 'other 300']);
  const answer = await backend.profile(query, signal);
  const tree = answer.ok && answer.value.kind === 'profile' ? answer.value.tree : foldedTree();
  expect(formatTree(tree)).toContain('- other (total: 3, self: 3, folded: -1)');
  expect(serverFoldedNotice(tree)).toEqual([expect.stringContaining('folded 75.0 %')]);
});

it('takes a function of Parca for one, whatever it is called', async () => {
  const { backend } = serverOf(() => ['main;a;b 1', 'main;a;other 3'], 'parca');
  expect(await shown(backend)).toEqual({
    tree: formatTree(foldedTree('main;a;b 1', 'main;a;other 3')),
    notices: [ONLY, 'of the server'],
  });
});

it.each<[string, BackendKind, Partial<ResolvedQuery>]>([
  ['Parca', 'parca', {}],
  ['pprof', 'pprof', {}],
  ['a span of Pyroscope', 'pyroscope', { filter: { kind: 'span', ids: ['00f067aa0ba902b7'] } }],
  ['files', 'pyroscope', { needsFiles: true }],
  ['lines', 'pyroscope', { detail: 'line' }],
])('%s is asked for everything, and cut here', async (_, kind, more) => {
  const { asked, backend } = serverOf(() => ALL, kind);
  expect(await shown(backend, more)).toEqual({ tree: CUT, notices: [ONLY, 'of the server'] });
  expect(asked.map(({ callSite }) => callSite)).toEqual([[]]);
});

it('does not send a name that is not shown as it is', async () => {
  const { asked, backend } = serverOf(() => ['main;a\u202eb 1', 'idle 2']);
  const callSite = ['main', 'a\\u202eb'];
  expect(await shown(backend, { callSite })).toMatchObject({ tree: formatTree(foldedTree('main;a\u202eb 1')) });
  expect(asked.map((each) => each.callSite)).toEqual([[]]);
});

it('is empty, and never wider, where nothing is below', async () => {
  const ignoring = serverOf(() => ALL);
  const callSite = ['main', 'nowhere', 'else', 'at', 'all'];
  expect(await shown(ignoring.backend, { callSite })).toEqual({
    reason: 'There are no samples below … → else → at → all in this range.',
  });
  expect(await shown(serverOf(() => []).backend)).toEqual({ reason: 'nothing' });
});

it('cuts what comes in parts too', async () => {
  const told: Array<string | undefined> = [];
  const { backend } = serverOf(() => ALL);
  await backend.profile(query, signal, ({ answer }) =>
    told.push(answer?.kind === 'profile' ? formatTree(answer.tree) : undefined)
  );
  expect(told).toEqual([CUT]);
});

it('is not there for queries without a call site', async () => {
  const { backend } = serverOf(() => ALL);
  expect(await shown(backend, { callSite: [] })).toEqual({
    tree: formatTree(foldedTree(...ALL)),
    notices: ['of the server'],
  });
});
