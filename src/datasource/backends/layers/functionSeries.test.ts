import { profileQuery } from '../../../../tests/partQueries';
import { type Stamped, stampedBackend, type StampedOptions } from '../../../../tests/stampedBackend';
import { type FlameTree } from '../../../profile/flameTree';
import { oneStep, type Steps } from '../../../profile/steps';
import { type Backend, type SeriesAnswer, type TimeRange } from '../backend';
import { type BackendError } from '../error';
import { functionSeries, type FunctionSeriesQuery } from './functionSeries';
import { type Progress } from './progress';

const MINUTE = 60_000;
/** A multiple of every slice's length here. */
const START = 1_000_000 * MINUTE;

/** Per minute: 6 s of `work` in total, 3 s of them in `parse`; `recurse` calls itself; `late` comes in the third minute. */
const SAMPLES: readonly Stamped[] = [0, 1, 2, 3].flatMap((minute) => {
  const time = START + minute * MINUTE + 1;
  return [
    { time, stack: 'main;work', value: 3000 },
    { time, stack: 'main;work;parse', value: 3000 },
    { time, stack: 'main;recurse;recurse', value: 600 },
    ...(minute === 2 ? [{ time, stack: 'main;late', value: 60 }] : []),
  ];
});

const range: TimeRange = { from: START + MINUTE, to: START + 4 * MINUTE };
const query = (change: Partial<FunctionSeriesQuery> = {}, over = range): FunctionSeriesQuery => ({
  profile: profileQuery(over),
  functions: [],
  limit: 3,
  step: MINUTE,
  filter: (tree) => oneStep(() => tree),
  ...change,
});
const live = (): AbortSignal => new AbortController().signal;

async function ask(asked: FunctionSeriesQuery, backend: Backend): Promise<SeriesAnswer> {
  const answer = await functionSeries(backend, asked, live());
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.value;
}

/** `name: minute=value …`, values per second. */
function drawn(answer: SeriesAnswer): readonly string[] {
  return answer.kind === 'empty'
    ? [answer.reason]
    : answer.series.map(({ labels, times, values }) => {
        const points = Array.from(times, (time, at) => `${(time - START) / MINUTE}=${values[at]}`);
        return `${labels.function}: ${points.join(' ')}`;
      });
}

const store = (samples = SAMPLES, options: StampedOptions = {}) => stampedBackend(samples, options);

it('follows the largest functions, recursion counted once, per second and at the end of each slice', async () => {
  const answer = await ask(query(), store());
  expect(drawn(answer)).toEqual([
    'main: 1=110 2=110 3=111 4=110',
    'work: 1=100 2=100 3=100 4=100',
    'parse: 1=50 2=50 3=50 4=50',
  ]);
  expect(answer).toMatchObject({ measure: 'flow', notices: [] });
});

it('follows the functions asked for, the largest first, and says which are not there', async () => {
  const answer = await ask(query({ functions: ['late', 'nowhere', 'recurse', 'late'] }), store());
  expect(drawn(answer)).toEqual(['recurse: 1=10 2=10 3=10 4=10', 'late: 1=0 2=0 3=1 4=0', 'nowhere: 1=0 2=0 3=0 4=0']);
  expect(answer).toMatchObject({ notices: ['No samples of nowhere in this range.'] });
});

it('counts what the filter leaves', async () => {
  const filter = (tree: FlameTree): Steps<FlameTree> =>
    oneStep(() => ({ ...tree, names: tree.names.map((name) => name.toUpperCase()) }));
  expect(drawn(await ask(query({ filter, limit: 1 }), store()))).toEqual(['MAIN: 1=110 2=110 3=111 4=110']);
});

const withGap = SAMPLES.filter(({ time }) => time < START + MINUTE || time > START + 2 * MINUTE);
const asLevel = (backend: Backend): Backend => ({
  ...backend,
  async profile(asked, signal) {
    const answer = await backend.profile(asked, signal);
    return answer.ok && answer.value.kind === 'profile'
      ? {
          ok: true,
          value: {
            ...answer.value,
            tree: { ...answer.value.tree, sampleType: { type: 'inuse_space', unit: 'bytes' } },
          },
        }
      : answer;
  },
});

it.each([
  ['is 0 for a flow', store(withGap), 'work: 1=100 2=0 3=100 4=100'],
  ['has no point for a level', asLevel(store(withGap)), 'work: 1=6000 3=6000 4=6000'],
])('a slice without samples %s', async (_, backend, expected) => {
  expect(drawn(await ask(query({ functions: ['work'] }), backend))).toEqual([expected]);
});

it('a range without samples is empty', async () => {
  expect(drawn(await ask(query(), store([])))).toEqual(['no samples']);
});

const busy: BackendError = { backend: 'pyroscope', kind: 'overloaded', status: 429, detail: 'busy' };

it('a slice that could not be read has no point, and is named', async () => {
  const fail = ({ from }: TimeRange) => (from === START + MINUTE ? busy : undefined);
  const answer = await ask(query({ functions: ['work'] }), store(SAMPLES, { fail }));
  expect(drawn(answer)).toEqual(['work: 1=100 3=100 4=100']);
  expect(answer).toMatchObject({
    missing: [{ range: { from: START + MINUTE, to: START + 2 * MINUTE - 1 }, error: busy }],
  });
});

it('is an error where no slice could be read', async () => {
  const answer = await functionSeries(store(SAMPLES, { fail: () => busy }), query(), live());
  expect(answer).toEqual({ ok: false, error: busy });
});

it('asks for 60 profiles at most, the same ones a little later', async () => {
  const asked = [0, 20_000].map(async (later) => {
    const backend = store();
    const week = { from: START + later, to: START + later + 7 * 24 * 60 * MINUTE };
    await ask(query({}, week), backend);
    return backend.asked.map((each) => each.range.from).sort();
  });
  const [first, second] = await Promise.all(asked);
  expect(first.length).toBeGreaterThan(50);
  expect(first.length).toBeLessThanOrEqual(60);
  expect(second.filter((from) => !first.includes(from)).length).toBeLessThanOrEqual(1);
});

it('takes the range itself where it is shorter than a step', async () => {
  const short = { from: START + 1, to: START + MINUTE / 2 };
  const backend = store();
  expect(drawn(await ask(query({ functions: ['work'] }, short), backend))).toEqual([
    expect.stringMatching(/^work: 0.5/),
  ]);
  expect(backend.asked.map((each) => each.range)).toEqual([short]);
});

it('says how far it is', async () => {
  const progress: Array<Progress<SeriesAnswer>> = [];
  await functionSeries(store(), query(), live(), (step) => progress.push(step));
  expect(progress[0]).toMatchObject({ of: 4, answer: { kind: 'series' } });
});

it('ends with its signal', async () => {
  const controller = new AbortController();
  const answer = functionSeries(store(SAMPLES, { delay: 5 }), query(), controller.signal);
  controller.abort('left');
  await expect(answer).rejects.toBe('left');
});
