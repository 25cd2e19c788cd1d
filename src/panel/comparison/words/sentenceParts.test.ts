import { sentenceParts } from './sentenceParts';

const place = (...path: string[]) => ({ row: path.length, path, change: 1 });
const cut = (sentence: string, ...places: Array<ReturnType<typeof place>>): string =>
  sentenceParts(sentence, places)
    .map(({ text, place: of }) => (of ? `[${text}]` : text))
    .join('');

test.each([
  ['+1 core in 1 place: parse under main.', [place('main', 'parse')], '+1 core in 1 place: [parse under main].'],
  ['+1 core in 1 place: main.', [place('main')], '+1 core in 1 place: [main].'],
  ['2 places: a under b; b under c.', [place('b', 'a'), place('c', 'b')], '2 places: [a under b]; [b under c].'],
  ['2 places: a under b; a under b.', [place('b', 'a'), place('x', 'b', 'a')], '2 places: [a under b]; [a under b].'],
  ['No change beyond noise.', [], 'No change beyond noise.'],
  ['Said otherwise.', [place('main', 'parse')], 'Said otherwise.'],
])('%s', (sentence, places, marked) => {
  expect(cut(sentence, ...places)).toBe(marked);
});
