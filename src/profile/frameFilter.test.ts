import { compileFrameFilter, type FrameRule, filesFor } from './frameFilter';

const rule = (changes: Partial<FrameRule>): FrameRule => ({
  action: 'keepStacks',
  by: 'function',
  match: 'text',
  pattern: 'x',
  ...changes,
});

describe('a compiled rule', () => {
  it.each([
    [rule({ pattern: 'HASH' }), 'main.hashWork', '', true],
    [rule({ pattern: 'a.b' }), 'a-b', '', false],
    [rule({ pattern: '^main\\.', match: 'regex' }), 'main.hashWork', '', true],
    [rule({ pattern: '^hash', match: 'regex' }), 'main.hashWork', '', false],
    [rule({ pattern: '(?i)HASH', match: 'regex' }), 'main.hashWork', '', true],
    [rule({ pattern: 'main.hashWork', match: 'exact' }), 'main.hashWork', '', true],
    [rule({ pattern: 'main.hash', match: 'exact' }), 'main.hashWork', '', false],
    [rule({ pattern: 'gpj.\\u202eexe', match: 'exact' }), 'gpj.\u202eexe', '', true],
    [rule({ by: 'file', pattern: 'server.go' }), 'serve', '/src/net/http/server.go', true],
    [rule({ by: 'file', pattern: 'serve$', match: 'regex' }), 'serve', '/src/server.go', false],
    [rule({ by: 'package', pattern: '^net/http$', match: 'regex' }), 'net/http.(*conn).serve', '', true],
    [rule({ by: 'package', pattern: '^net/http$', match: 'regex' }), 'net/http/pprof.Index', '', false],
  ])('%o on %s', async (given, name, file, expected) => {
    const tests = await compileFrameFilter({ presets: [], rules: [given] });
    expect(tests.ok && tests.value.map(({ matches }) => matches(name, file))).toEqual([expected]);
  });
});

it('presets come first, and rules without a pattern are left out', async () => {
  const tests = await compileFrameFilter({ presets: ['go'], rules: [rule({ pattern: '' }), rule({})] });
  expect(tests.ok && tests.value.map(({ action }) => action)).toEqual(['hideFrames', 'keepStacks']);
  expect(await compileFrameFilter(undefined)).toEqual({ ok: true, value: [] });
});

it.each([
  [
    { presets: [], rules: [rule({}), rule({ match: 'regex', pattern: 'a(b' })] },
    'rule 2, "a(b", is no regular expression (RE2): error parsing regexp: missing closing ): `a(b`',
  ],
  [{ presets: [], rules: [rule({ match: 'regex', pattern: '(?=a)' })] }, 'rule 1, "(?=a)", is no regular expression'],
  [{ presets: ['cobol'], rules: [] }, 'there is no preset "cobol" of runtime frames'],
])('%o is refused', async (filter, detail) => {
  const tests = await compileFrameFilter(filter);
  expect(!tests.ok && tests.error.detail).toContain(detail);
});

it('a pattern that hangs a backtracking engine takes linear time', async () => {
  const tests = await compileFrameFilter({ presets: [], rules: [rule({ match: 'regex', pattern: '^(a+)+$' })] });
  const start = performance.now();
  expect(tests.ok && tests.value[0]?.matches(`${'a'.repeat(5000)}!`, '')).toBe(false);
  expect(performance.now() - start).toBeLessThan(2000);
});

it.each([
  [undefined, 'none'],
  [{ presets: [], rules: [rule({})] }, 'none'],
  [{ presets: ['go'], rules: [] }, 'none'],
  [{ presets: ['node'], rules: [] }, 'helpful'],
  [{ presets: [], rules: [rule({ by: 'package' })] }, 'helpful'],
  [{ presets: ['node'], rules: [rule({ by: 'file' })] }, 'needed'],
])('to %o files are %s', (filter, use) => {
  expect(filesFor(filter)).toBe(use);
});
