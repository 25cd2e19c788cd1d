import { stampedBackend, type Stamped } from '../../../tests/stampedBackend';
import { parseLabelSelector } from '../../profile/labelSelector';
import { err, ok } from '../../profile/result';
import { type PartedBackend } from '../backends/layers/splitBackend';
import { type LabelAnswer, type LabelQuestion } from '../query';
import { type ComparedStore } from './elsewhere';
import { labelContributions } from './labelContributions';

const START = 1_795_000_000_000;
const MINUTE = 60_000;
const question = (version?: string) => ({
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: version === undefined ? '{}' : `{version="${version}"}`,
});
const side = (from: number): LabelQuestion['left'] => ({
  title: '',
  datasource: 'u',
  range: { from: START + from * MINUTE, to: START + (from + 10) * MINUTE },
  question: question(),
});
const ASKED: LabelQuestion = { left: side(0), right: side(10), function: 'work' };

/** Two pods for 20 min, of which one costs twice as much in the second half; one more comes up then. */
const samples: Stamped[] = Array.from({ length: 120 }, (_, at) => {
  const isLate = at >= 60;
  const of = (version: string, work: number): Stamped[] =>
    [
      { stack: 'main;work', value: work + ((at * 7) % 5) },
      { stack: 'main;tick', value: 1 },
    ].map((sample) => ({ ...sample, time: START + at * 10_000 + 5000, version }));
  return [...of('a', 500), ...of('b', isLate ? 1000 : 500), ...(isLate ? of('new', 100) : [])];
}).flat();

/** The stamped backend knows a label, `version`, and narrows series by it; here profiles too. */
function store(fails?: string): ComparedStore & { readonly asked: () => number } {
  const all = stampedBackend(samples);
  let asked = 0;
  const backend: PartedBackend = {
    ...all,
    labelNames: async () => ok(['version', '__name__']),
    profile: async (query, signal) => {
      asked++;
      const matchers = parseLabelSelector(query.labelSelector);
      const wanted = matchers.ok ? matchers.value.find(({ name }) => name === 'version')?.value : undefined;
      if (wanted === fails) {
        return err({ backend: 'pyroscope', kind: 'timeout', detail: 'no answer' });
      }
      return stampedBackend(samples.filter(({ version }) => version === wanted)).profile(query, signal);
    },
  };
  return {
    backend,
    pprof: undefined,
    datasource: { uid: 'u', name: 'n' },
    minStepMillis: undefined,
    asked: () => asked,
  };
}

const none = () => Promise.reject(new Error('There is no other data source.'));
const live = (): AbortSignal => new AbortController().signal;

it('names the value that carries a change, and counts one that came up as nothing before', async () => {
  const progress: LabelAnswer[] = [];
  const here = store();
  const answer = await labelContributions(ASKED, here, none, (soFar) => progress.push(soFar), live());
  const [label] = answer.ok ? answer.value.labels : [];
  expect(label).toMatchObject({ label: 'version', carriedBy: ['b'], valuesLeftOut: 0 });
  const b = label.contributions[0];
  // 500 ns more, six times a minute.
  expect(b.right - b.left).toBeCloseTo(50, 0);
  expect(label.contributions.find(({ value }) => value === 'new')).toMatchObject({ left: 0 });
  expect(answer.ok && answer.value.unit).toBe('ns');
  expect(progress[0]).toMatchObject({ done: 1, of: 3, labels: [] });
  expect(here.asked()).toBeLessThanOrEqual(3 * 2 * 5);
});

it('leaves out a value that cannot be read, and says so', async () => {
  const answer = await labelContributions(ASKED, store('b'), none, () => undefined, live());
  expect(answer.ok && answer.value.labels[0].contributions.map(({ value }) => value).sort()).toEqual(['a', 'new']);
  expect(answer.ok && answer.value.notices[0]).toContain('version="b" is not told: Pyroscope did not answer in time');
});

it('asks nothing of a label that the query narrows to one value', async () => {
  const narrowed = { ...ASKED, right: { ...side(10), question: question('b') } };
  const here = store();
  const answer = await labelContributions(narrowed, here, none, () => undefined, live());
  expect(answer.ok && answer.value).toMatchObject({ labels: [], of: 0 });
  expect(here.asked()).toBe(0);
});

it('stops with its signal', async () => {
  const controller = new AbortController();
  const asking = labelContributions(
    ASKED,
    store(),
    none,
    () => controller.abort(new Error('enough')),
    controller.signal
  );
  await expect(asking).rejects.toThrow('enough');
});
