import { stampedBackend } from '../../../../tests/stampedBackend';
import { type BackendError } from '../error';
import { labelChanges } from './labelChanges';

const STEP = 60_000;
const START = 1_000_000 * STEP;

const live = (): AbortSignal => new AbortController().signal;

/** Rows `value: ..##` with a character a step, `#` where it has samples. */
function drawn(rows: Readonly<Record<string, string>>) {
  return Object.entries(rows).flatMap(([version, row]) =>
    [...row].flatMap((mark, step) =>
      mark === '#' ? [{ time: START + step * STEP, stack: 'main', value: 1, version }] : []
    )
  );
}

async function changes(rows: Readonly<Record<string, string>>, before = 0): Promise<readonly string[]> {
  const steps = Math.max(...Object.values(rows).map((row) => row.length));
  const answer = await labelChanges(
    stampedBackend(drawn(rows)),
    {
      profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      labelSelector: '{}',
      label: 'version',
      range: { from: START + before * STEP, to: START + (steps - 1) * STEP },
      step: STEP,
    },
    live()
  );
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.value.map(({ time, change, label, value }) => `${(time - START) / STEP} ${label} ${value} ${change}`);
}

it.each([
  ['a deploy', { v1: '#######...', v2: '.....#####' }, ['5 version v2 appeared', '6 version v1 gone']],
  [
    'a deploy and its rollback',
    { v1: '####....####', v2: '...######...' },
    ['3 version v2 appeared', '3 version v1 gone', '8 version v1 appeared', '8 version v2 gone'],
  ],
  ['nothing but one value', { v1: '##########' }, []],
  ['samples missing now and then', { v1: '#.##..#.##', v2: '##########' }, []],
  ['away for three steps', { v1: '###...####', v2: '##########' }, ['2 version v1 gone', '6 version v1 appeared']],
  ['all gone at once, and back', { v1: '###....###', v2: '###....###' }, []],
  ['all gone for good', { v1: '###.......', v2: '###.......' }, []],
  [
    'another value after a silence',
    { v1: '###.......', v2: '......####' },
    ['2 version v1 gone', '6 version v2 appeared'],
  ],
  ['a single point of all', { v1: '....#.....' }, []],
  [
    'a single point among others',
    { v1: '##########', v2: '....#.....' },
    ['4 version v2 appeared', '4 version v2 gone'],
  ],
  ['no samples at all', { v1: '..........' }, []],
  ['series without the label', { '': '##########', v1: '....######' }, ['4 version v1 appeared']],
  ['there from the second step on', { v1: '##########', v2: '.#########' }, []],
])('%s', async (_, rows, expected) => {
  expect(await changes(rows)).toEqual(expected);
});

it('sees a change right at the start of the range, and none before', async () => {
  const rows = { v1: '####......', v2: '....######' };
  expect(await changes(rows, 4)).toEqual(['4 version v2 appeared']);
  expect(await changes(rows, 5)).toEqual([]);
});

it('passes an error on', async () => {
  const busy: BackendError = { backend: 'pyroscope', kind: 'overloaded', status: 429, detail: 'busy' };
  const query = {
    profileTypeId: '',
    labelSelector: '{}',
    label: 'version',
    range: { from: START, to: START + STEP },
    step: STEP,
  };
  expect(await labelChanges(stampedBackend([], { fail: () => busy }), query, live())).toEqual({
    ok: false,
    error: busy,
  });
});
