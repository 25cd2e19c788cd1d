import { foldedTree as treeOf } from '../../../tests/foldedTree';
import { type FlameTree } from '../flameTree';
import { pruneTree } from '../pruneTree';
import { BUILT_IN_RULES, builtInRuleSet } from './builtInRules';
import { findingText, profileKind } from './finding';
import { readProfile } from './readProfile';
import { readRules } from './readRules';
import { mergeRules } from './ruleSet';

/** With a hundred samples for each that is written, so that there are enough. */
const foldedTree = (...stacks: readonly string[]): FlameTree => treeOf(...stacks.map((stack) => `${stack}00`));
const found = (tree: FlameTree): string[] => readProfile(tree, builtInRuleSet()).map(findingText);
const many = (count: number, stack: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => stack(i));

describe('the four patterns', () => {
  it.each([
    ['hot at the top', ['a;b 20', 'a;c 9', 'a;d 71'], 'b has 20 % of the total by itself, not by what it calls.'],
    [
      'convergence in the middle',
      ['a;shared;x 10', 'b;shared;x 10', 'c;shared;y 10', ...many(70, (i) => `d;f${i} 1`)],
      '3 callers meet in shared, which has 30 % of the total: one change there, or fewer calls, serves them all.',
    ],
    [
      'tall and narrow',
      [`a;${many(50, (i) => `f${i}`).join(';')} 2`, 'a 98'],
      'The deepest stacks, of up to 51 frames, have only 2 % of the total: they are seldom worth a look.',
    ],
    [
      'diffuse',
      many(100, (i) => `main;f${i} 1`),
      'No function stands out: the 20 largest have 20 % of the total together. Look at what allocates.',
    ],
  ])('%s', (_, stacks, sentence) => {
    expect(found(foldedTree(...stacks))).toContain(sentence);
  });

  it('do not find convergence where one caller has most', () => {
    const stacks = ['a;shared 30', 'b;shared 1', 'c;shared 1', 'd 68'];
    expect(found(foldedTree(...stacks)).some((text) => text.includes('callers meet'))).toBe(false);
  });
});

describe('a profile that tells less than it seems', () => {
  it('says what was cut off, by us or by a server', () => {
    // Of 60 rows three are the root, main and other: 57 of 100 functions stay.
    const tree = foldedTree(...many(100, (i) => `main;f${i} 1`));
    expect(found(pruneTree(tree, 60))).toContain('43 % of the total was cut off and stands in rows named other.');
    expect(found(foldedTree('a;other 3', 'b 7'))).toContain(
      '30 % of the total was cut off and stands in rows named other.'
    );
  });

  it.each([['0x7f1b2d528000 [libc.so.6]'], ['[unknown]'], ['0x4a1f'], ['??']])('says that %s is no name', (name) => {
    expect(found(foldedTree(`main;${name} 2`, 'main 8'))).toContain(
      '20 % of the total has no function names, only addresses.'
    );
  });

  it('has nothing to say of nothing', () => {
    expect(found(foldedTree())).toEqual([]);
  });
});

// One name of each language, as its profilers write it.
it.each([
  ['go-gc', 'runtime.gcBgMarkWorker'],
  ['go-locks', 'sync.(*Mutex).lockSlow'],
  ['go-regexp-compile', 'regexp.MustCompile'],
  ['jvm-gc', 'G1ParScanThreadState::trim_queue'],
  ['jvm-exceptions', 'java.lang.Throwable.fillInStackTrace'],
  ['jvm-boxing', 'java/lang/Integer.valueOf'],
  ['jvm-format', 'java.lang.String.format'],
  ['jvm-interpreter', 'Interpreter'],
  ['jvm-waiting', 'jdk/internal/misc/Unsafe.park'],
  ['go-scheduler', 'runtime.findRunnable'],
  ['go-syscalls', 'internal/runtime/syscall/linux.Syscall6'],
  ['go-growing-slices', 'runtime.growslice'],
  ['go-maps', 'runtime.mapassign_faststr'],
  ['go-interfaces', 'runtime.convTstring'],
  ['node-gc', 'Garbage Collection'],
  ['node-program', '(program)'],
  ['node-sync-io', 'node:fs:readFileSync:450'],
  ['node-sync-io', 'zlibBufferSync'],
  ['node-modules', 'wrapSafe'],
  ['python-import', '_find_and_load'],
  ['python-import', '_find_and_load (<frozen importlib._bootstrap>:1176)'],
  ['python-copy', 'deepcopy'],
  ['python-copy', 'deepcopy (copy.py:128)'],
  ['python-re-compile', '_compile (re/__init__.py:294)'],
  ['python-json', 'JSONDecoder.decode (json/decoder.py:338)'],
  ['dotnet-gc', 'SVR::gc_heap::mark_object_simple'],
  ['dotnet-regex', 'System.Text.RegularExpressions.Regex.Match'],
  ['rust-alloc', '__rust_alloc'],
  ['rust-clone', '<alloc::vec::Vec<T> as core::clone::Clone>::clone'],
  ['kernel-page-faults', 'asm_exc_page_fault'],
  ['rust-drop', 'core::ptr::drop_in_place<alloc::string::String>'],
  ['rust-json', 'serde_json::de::from_str'],
  ['kernel-softirq', '__do_softirq'],
  ['tls-handshakes', 'crypto/tls.(*Conn).Handshake'],
  ['tls-handshakes', 'SSL_do_handshake'],
  ['kernel-copies', 'copy_user_enhanced_fast_string'],
  ['memory-moves', '__memmove_avx_unaligned_erms'],
  ['telemetry', 'go.opentelemetry.io/otel/sdk/trace.(*tracer).Start'],
  ['runtime-jvm', 'JavaThread::thread_main_inner'],
])('%s finds %s', (rule, name) => {
  const ids = readProfile(foldedTree(`main;${name} 40`, 'main;work 60'), builtInRuleSet()).map(
    (finding) => finding.rule.id
  );
  expect(ids).toContain(rule);
});

it('JSON of Node.js is no parser of another language', () => {
  const ids = readProfile(foldedTree('main;terminfo::parser::parse 40', 'main;work 60'), builtInRuleSet());
  expect(ids.map(({ rule }) => rule.id)).not.toContain('node-json');
});

it('counts a stack once, however many of its frames match', () => {
  const tree = foldedTree('main;fmt.Sprintf;fmt.Fprintf 3', 'main 7');
  expect(readProfile(tree, builtInRuleSet()).find(({ rule }) => rule.id === 'go-fmt')?.share).toBe(0.3);
});

it.each([
  ['cpu', 'cpu'],
  ['alloc_space', 'allocations'],
  ['inuse_objects', 'heap'],
  ['goroutine', 'goroutines'],
  ['contentions', 'locks'],
  ['wall', 'cpu'],
])('%s is a profile of %s', (type, kind) => {
  expect(profileKind({ type, unit: '' })).toBe(kind);
});

it('leaves out what chance may have made, and says how few the samples are', () => {
  expect(readProfile(treeOf('main;a 4', 'main;b 6'), builtInRuleSet()).map(findingText)).toEqual([
    'b has 60 % of the total by itself, not by what it calls.',
    'Few samples (10): what is small here may be chance. A longer range, or more of the same, tells more.',
  ]);
});

it.each([
  ['a function of a runtime', ['a;runtime.asyncPreempt 50', 'b;runtime.asyncPreempt 50']],
  ['recursion of a library', ['main;sort.quick;sort.quick;sort.quick;a 9', ...many(91, (i) => `main;f${i} 1`)]],
  ['a library that calls itself', ['main;[libjvm.so];[libjvm.so];[libjvm.so] 30', 'main;b 70']],
  ['a function that nearly all goes through', ['a;all;x 30', 'b;all;y 30', 'c;all;z 30', 'd 10']],
])('does not name %s', (_, stacks) => {
  const named = readProfile(foldedTree(...stacks), builtInRuleSet()).map((finding) => finding.function);
  expect(named).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(runtime\.asyncPreempt|sort\.quick|all|\[libjvm\.so\])$/)])
  );
});

describe('rules of users', () => {
  const rule = {
    kind: 'share',
    id: 'our-orm',
    profiles: ['cpu'],
    measure: 'total',
    atLeast: 0.1,
    match: [{ by: 'package', pattern: '^acme/orm$' }],
    severity: 'warning',
    text: 'The ORM has {share}.',
    next: { kind: 'showCallers' },
  };

  const idsOf = async (json: unknown, ...stacks: readonly string[]): Promise<string[]> => {
    const rules = mergeRules(builtInRuleSet(), await readRules(json));
    return readProfile(foldedTree(...stacks), rules).map((finding) => finding.rule.id);
  };

  it('are read and used beside the built-in ones', async () => {
    const rules = await readRules({ version: 1, rules: [rule] });
    expect(rules.problems).toEqual([]);
    const findings = readProfile(foldedTree('main.main;acme/orm.Load 4', 'main.main 6'), rules);
    expect(findings.map(findingText)).toEqual(['The ORM has 40 %.']);
    expect(await idsOf({ version: 1, rules: [rule] }, 'acme/orm.Load 4', 'b 6')).toEqual([
      'hot-at-the-top',
      'hot-at-the-top',
      'our-orm',
    ]);
  });

  it('stand in the place of built-in ones, and switch them off', async () => {
    const hot = BUILT_IN_RULES.find(({ id }) => id === 'hot-at-the-top');
    const stacks = ['a;b 40', 'a;c 60'];
    expect(await idsOf({ version: 1, rules: [{ ...hot, atLeast: 0.5 }] }, ...stacks)).toEqual(['hot-at-the-top']);
    expect(await idsOf({ version: 1, off: ['hot-at-the-top'] }, ...stacks)).toEqual([]);
  });

  it('come in several files, and those without a mistake are used', async () => {
    const read = await readRules([
      { version: 1, rules: [{ ...rule, atLeast: 15 }, { ...rule, id: 'other' }, 7] },
      { version: 1, off: ['no-such'], rules: [rule, rule] },
    ]);
    expect(read.rules.map(({ id }) => id)).toEqual(['other', 'our-orm']);
    expect(read.problems).toEqual([
      'file 1: rule "our-orm": atLeast: Invalid value: Expected <=1 but received 15',
      expect.stringMatching(/^file 1: rule 3: it: Invalid type: Expected Object but received 7/),
      'file 2: off: there is no built-in rule "no-such"',
      'file 2: rule "our-orm": there are two of this id',
    ]);
  });

  it('have the form of the built-in ones', async () => {
    const read = await readRules({ version: 1, rules: JSON.parse(JSON.stringify(BUILT_IN_RULES)) });
    expect([read.rules, read.problems]).toEqual([BUILT_IN_RULES, []]);
  });

  it.each([
    ['no rules', undefined, /^the rules: Invalid type/],
    ['another version', { version: 2, rules: [] }, /^version: .*Expected 1/],
    ['an unknown field', { version: 1, rules: [{ ...rule, treshold: 1 }] }, /^rule "our-orm": treshold: /],
    ['no id', { version: 1, rules: [{ ...rule, id: undefined }] }, /^rule 1: id: /],
    [
      'a link that is no https',
      { version: 1, rules: [{ ...rule, next: { kind: 'openGuide', url: 'javascript:alert(1)' } }] },
      /^rule "our-orm": next\.url: /,
    ],
    [
      'a word to fill in that is none',
      { version: 1, rules: [{ ...rule, text: 'It has {percent}.' }] },
      /^rule "our-orm": text: may have \{share\}/,
    ],
    [
      'a preset that is none',
      { version: 1, rules: [{ ...rule, match: [{ by: 'runtime', preset: 'perl' }] }] },
      /^rule "our-orm": match\.0\.preset: there is no preset "perl"/,
    ],
    [
      'a pattern that is none',
      { version: 1, rules: [{ ...rule, match: [{ by: 'function', pattern: '(' }] }] },
      /^rule "our-orm": match\.0\.pattern: "\(" is no regular expression/,
    ],
  ])('are refused with a sentence: %s', async (_, json, sentence) => {
    const read = await readRules(json);
    expect([read.rules, read.problems]).toEqual([[], [expect.stringMatching(sentence)]]);
  });

  it('cannot hang the reader', async () => {
    const rules = await readRules({
      version: 1,
      rules: [{ ...rule, match: [{ by: 'function', pattern: '^(a+)+$' }] }],
    });
    const tree = foldedTree(`${'a'.repeat(2000)}b 1`);
    expect([rules.rules.length, readProfile(tree, rules)]).toEqual([1, []]);
  });
});

it('takes the values of labels above the stacks for what they are', () => {
  const tree = foldedTree('runtime.mallocgc;main 8', 'b;main 2');
  expect(readProfile(tree, builtInRuleSet(), 1).map(findingText)).toEqual([
    'main has 100 % of the total by itself, not by what it calls.',
  ]);
});
