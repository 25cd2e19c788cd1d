import { err, ok } from '../../profile/result';
import { type ResolvedQuery } from './backend';
import { type BackendError } from './error';
import { type Finds, SelectorProof } from './selectorProof';

const { signal } = new AbortController();
const query = (more: Partial<ResolvedQuery> = {}): ResolvedQuery => ({
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="checkout"}',
  filter: { kind: 'none' },
  range: { from: 1000, to: 2000 },
  maxNodes: 1,
  needsFiles: false,
  detail: 'function',
  callSite: [],
  labelLevels: [],
  source: undefined,
  ...more,
});
const refused: BackendError = { backend: 'pyroscope', kind: 'unsupported', detail: 'not here' };

const START = 1_795_374_480_000;

/** A server, how often it was asked, and a clock that stands. */
function server(answers: { ofNobody: () => ReturnType<Finds>; ofAll: () => ReturnType<Finds> }, inWords: boolean) {
  const asked: string[] = [];
  const clock = { now: START };
  const note =
    (what: 'ofNobody' | 'ofAll'): Finds =>
    () => {
      asked.push(what);
      return answers[what]();
    };
  const probe = { ofNobody: note('ofNobody'), ofAll: note('ofAll'), isRefusedInWords: inWords };
  return { asked, clock, proof: new SelectorProof(probe, () => clock.now) };
}
const none = async () => ok(false);
const some = async () => ok(true);

it.each([
  ['filters', { ofNobody: none, ofAll: some }, { kind: 'filters' }],
  ['drops the field', { ofNobody: some, ofAll: some }, { kind: 'ignores' }],
  ['refuses it', { ofNobody: async () => err(refused), ofAll: some }, { kind: 'refuses', detail: 'not here' }],
  ['has no samples', { ofNobody: none, ofAll: none }, { kind: 'noSamples' }],
])('a server that %s', async (_what, answers, expected) => {
  expect(await server(answers, true).proof.prove(query(), signal)).toEqual({ ok: true, value: expected });
});

it('other errors are those of the query', async () => {
  const busy: BackendError = { backend: 'pyroscope', kind: 'overloaded', status: 429, detail: 'busy' };
  const fails = async () => err(busy);
  expect(await server({ ofNobody: fails, ofAll: some }, true).proof.prove(query(), signal)).toEqual(err(busy));
  expect(await server({ ofNobody: none, ofAll: fails }, true).proof.prove(query(), signal)).toEqual(err(busy));
});

describe('what is kept where a storage refuses in words', () => {
  it.each([
    ['that it filters', { ofNobody: none, ofAll: some }],
    ['that it drops the field', { ofNobody: some, ofAll: some }],
  ])('%s: ten minutes, for all queries', async (_what, answers) => {
    const { asked, clock, proof } = server(answers, true);
    const first = await proof.prove(query(), signal);
    const questions = asked.length;
    clock.now = START + 599_999;
    const older = query({ labelSelector: '{}', range: { from: 0, to: 1 } });
    expect(await proof.prove(older, signal)).toEqual(first);
    expect(asked).toHaveLength(questions);
    clock.now = START + 600_001;
    expect(await proof.prove(query(), signal)).toEqual(first);
    expect(asked).toHaveLength(2 * questions);
  });

  it.each([
    ['a refusal', { ofNobody: async () => err(refused), ofAll: some }],
    ['a lack of samples', { ofNobody: none, ofAll: none }],
  ])('never %s', async (_what, answers) => {
    const { asked, proof } = server(answers, true);
    await proof.prove(query(), signal);
    const questions = asked.length;
    await proof.prove(query(), signal);
    expect(asked).toHaveLength(2 * questions);
  });
});

describe('what is kept where an older storage drops the field without a word', () => {
  it.each([
    ['the same again', {}, 0],
    ['a later range', { range: { from: 1500, to: 9000 } }, 0],
    ['an earlier start, which may be in the older storage', { range: { from: 999, to: 2000 } }, 2],
    ['other series, which may be in the older storage', { labelSelector: '{}' }, 2],
    ['another type', { profileTypeId: 'memory:inuse_space:bytes:space:bytes' }, 2],
  ])('%s', async (_what, more, questions) => {
    const { asked, proof } = server({ ofNobody: none, ofAll: some }, false);
    await proof.prove(query(), signal);
    asked.length = 0;
    expect(await proof.prove(query(more), signal)).toEqual(ok({ kind: 'filters' }));
    expect(asked).toHaveLength(questions);
  });

  it('not that it drops the field: a later range may filter', async () => {
    const { asked, proof } = server({ ofNobody: some, ofAll: some }, false);
    await proof.prove(query(), signal);
    await proof.prove(query(), signal);
    expect(asked).toEqual(['ofNobody', 'ofNobody']);
  });
});
