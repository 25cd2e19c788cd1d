import { type Retention, ProfileStore } from './profileStore';

const store = (retention: Retention, now: () => number): ProfileStore => new ProfileStore(retention, now);
const add = (profiles: ProfileStore, bytes: number): void => profiles.add(new Uint8Array(bytes), []);
const sizes = (profiles: ProfileStore): number[] => profiles.raw().map(({ bytes }) => bytes.length);

test('uploads are dropped by age', () => {
  let time = 0;
  const profiles = store({ millis: 100, bytes: 1_000 }, () => time);
  add(profiles, 1);
  time = 100;
  add(profiles, 2);
  expect(sizes(profiles)).toEqual([1, 2]);
  time = 101;
  expect(sizes(profiles)).toEqual([2]);
});

test('the oldest uploads are dropped when all of them are too large together', () => {
  const profiles = store({ millis: 100, bytes: 10 }, () => 0);
  [4, 5, 3, 1].forEach((size) => add(profiles, size));
  expect(sizes(profiles)).toEqual([5, 3, 1]);
});

test('an upload that is larger than all that may be kept is not kept', () => {
  const profiles = store({ millis: 100, bytes: 10 }, () => 0);
  add(profiles, 11);
  expect(sizes(profiles)).toEqual([]);
});
