import { parseJsonSteps } from './flamebearerText';
import { allSteps } from './steps';

const LONG = 'x'.repeat(300_000);
const level = (length: number): string => `{"values": [${Array.from({ length }, (_, at) => `"${at}"`).join(',')}]}`;
const graph = (levels: string): string => `{"flamegraph": {"names": ["${LONG}"], "levels": [${levels}], "total": "7"}}`;
const parse = (text: string): unknown => allSteps(parseJsonSteps(new TextEncoder().encode(text)));
const stepsOf = (text: string): number => [...parseJsonSteps(new TextEncoder().encode(text))].length;

/** As JSON has them: levels that were read straight into numbers, with these as texts in an object, or as a list. */
function asJson(value: unknown, isText: boolean): unknown {
  const level = (numbers: Float64Array): unknown =>
    isText ? { values: Array.from(numbers, String) } : Array.from(numbers);
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (each instanceof Float64Array ? level(each) : each)));
}

it('a long flame graph is parsed in steps, as JSON.parse does', () => {
  const text = graph(Array.from({ length: 90 }, () => level(2_000)).join(' ,\n'));
  expect(asJson(parse(text), true)).toEqual(JSON.parse(text));
  expect(stepsOf(text)).toBeGreaterThan(1);
});

it.each([
  ['levels that are lists', graph('[1, 2],[3],[]')],
  ['no levels', graph('')],
  ['a level without values', graph('{},{"values":["1"]}')],
  ['a level with more than values', graph('{"values":["1"],"more":[2]}')],
  ['a level with a bracket in a text', graph('{"values":["]"]},{"values":["1"]}')],
  ['numbers in place of levels', graph('1,2')],
  ['a name that looks like a key', graph('[1]').replace('xxx', '\\"levels\\":[')],
  ['two lists of levels', `{"levels":[[1]],"flamegraph":{"levels":[[2]]},"x":"${LONG}"}`],
  ['levels elsewhere', `{"a":{"levels":[[1]]},"x":"${LONG}"}`],
  ['levels at the top', `{"levels":[[1],[2]],"x":"${LONG}"}`],
])('%s: the value is that of JSON.parse', (_, text) => {
  const isText = text.includes('{"values":["1"]}');
  expect(asJson(parse(text), isText)).toEqual(JSON.parse(text));
});

it.each(['[1],', '[1][2]', '[1', '[1],,[2]', '{"values":[1]],[2]', 'nothing'])('levels of %s are no JSON', (levels) => {
  expect(() => parse(graph(levels))).toThrow(SyntaxError);
});

it('a text that ends within its levels is no JSON', () => {
  expect(() => parse(graph('[1],[2').slice(0, -20))).toThrow(SyntaxError);
});
