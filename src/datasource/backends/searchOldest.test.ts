import { ok, type Result } from '../../profile/result';
import { type TimeRange } from './backend';
import { type BackendError } from './error';
import { searchOldest } from './searchOldest';

const DAY = 86_400_000;
const NOW = 1000 * DAY;

/** Profiles of every moment from `oldest` to `newest`; counts what is asked, and notes the longest range. */
function store(oldest: number, newest = NOW) {
  const asked: TimeRange[] = [];
  const hasProfiles = async (range: TimeRange) => {
    asked.push(range);
    return ok(range.to >= oldest && range.from <= newest);
  };
  return { asked, hasProfiles };
}

test.each([0.3, 1, 2.5, 7, 30, 299, 365 * 2])('profiles of the last %d days, a span of long before', async (days) => {
  const oldest = NOW - days * DAY;
  const { asked, hasProfiles } = store(oldest);
  const found = await searchOldest('parca', 10 * DAY, NOW, hasProfiles);
  const early = found.ok ? oldest - found.value : NaN;
  expect(early).toBeGreaterThanOrEqual(0);
  expect(early).toBeLessThanOrEqual(DAY);
  expect(asked.length).toBeLessThanOrEqual(14);
  expect(asked.every(({ from, to }) => to - from === DAY)).toBe(true);
});

test('one question where the day of the span has profiles', async () => {
  const { asked, hasProfiles } = store(NOW - 30 * DAY);
  expect(await searchOldest('parca', NOW - 20 * DAY, NOW, hasProfiles)).toEqual(ok(NOW - 21 * DAY));
  expect(asked).toHaveLength(1);
});

test('a store that nothing was sent to of late does not tell', async () => {
  const { hasProfiles } = store(NOW - 30 * DAY, NOW - 5 * DAY);
  expect(await searchOldest('parca', NOW - 40 * DAY, NOW, hasProfiles)).toMatchObject({
    ok: false,
    error: { kind: 'unsupported', detail: 'it has no profiles of the last day' },
  });
});

test.each([0, 1, 2])('a failure of question %d is the answer', async (failing) => {
  const failure: Result<never, BackendError> = {
    ok: false,
    error: { backend: 'parca', kind: 'timeout', detail: 'slow' },
  };
  const { asked, hasProfiles } = store(NOW - 30 * DAY);
  const answer = await searchOldest('parca', NOW - 60 * DAY, NOW, async (range) => {
    const found = await hasProfiles(range);
    return asked.length - 1 === failing ? failure : found;
  });
  expect(answer).toEqual(failure);
  expect(asked).toHaveLength(failing + 1);
});
