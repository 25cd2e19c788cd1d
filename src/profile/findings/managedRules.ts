import { focusFrame, note, openAllocations, share, showCallers } from './makeRule';
import { type ShareRule } from './rule';

/** The JVM, Node.js, Python and .NET. */
export const MANAGED_RULES: readonly ShareRule[] = [
  // JVM
  share(
    'jvm-gc',
    'total',
    0.1,
    ['^(G1|Parallel|GC|ZDriver|ZMark|ZRelocate|Shenandoah)\\w*::'],
    "The JVM's garbage collector has {share} of the time.",
    openAllocations
  ),
  share(
    'jvm-compiler',
    'total',
    0.1,
    ['^(CompileBroker|C2Compiler|Compile)::'],
    "The JVM's compiler has {share} of the time: the process may just have started.",
    focusFrame
  ),
  share(
    'jvm-exceptions',
    'total',
    0.05,
    ['[./]Throwable\\.fillInStackTrace'],
    'Making exceptions has {share} of the time.',
    showCallers
  ),
  share(
    'jvm-pattern-compile',
    'total',
    0.02,
    ['^java[./]util[./]regex[./]Pattern\\.compile'],
    'Compiling regular expressions has {share} of the time: compile them once.',
    showCallers
  ),
  share(
    'jvm-format',
    'total',
    0.1,
    ['^java[./]lang[./]String\\.format(ted)?$', '^java[./]util[./]Formatter\\.format$'],
    'Formatting text has {share} of the total.',
    showCallers,
    ['cpu', 'allocations']
  ),
  note(
    'jvm-interpreter',
    'self',
    0.2,
    ['^Interpreter$'],
    '{share} of the time is interpreted code: the process may just have started.',
    focusFrame
  ),
  note(
    'jvm-waiting',
    'total',
    0.3,
    ['^(jdk[./]internal[./]misc|sun[./]misc)[./]Unsafe\\.park', '^java[./]lang[./]Object\\.wait'],
    '{share} of the time is threads that wait, as pools with nothing to do.',
    focusFrame
  ),
  share(
    'jvm-boxing',
    'total',
    0.05,
    ['^java[./]lang[./](Integer|Long|Double|Short|Byte|Character|Boolean)\\.valueOf'],
    'Boxing numbers has {share} of the total.',
    showCallers,
    ['cpu', 'allocations']
  ),
  // Node
  share(
    'node-gc',
    'self',
    0.1,
    ['^:?(\\(garbage collector\\)|Garbage Collection)(:\\d+)?$'],
    "V8's garbage collector has {share} of the time.",
    { kind: 'openProfile', profile: 'heap' }
  ),
  note(
    'node-external',
    'self',
    0.2,
    ['^:?\\(external\\)(:\\d+)?$'],
    "{share} of the memory is outside of V8's heap: buffers, mostly.",
    focusFrame,
    ['heap']
  ),
  share(
    'node-program',
    'self',
    0.3,
    ['^:?\\(program\\)(:\\d+)?$'],
    '{share} of the time is native code that V8 has no name for.',
    focusFrame
  ),
  share(
    'node-json',
    'total',
    0.1,
    // One colon is behind a file; two are of another language.
    ['(^|[^:]:)(JSON\\.)?(parse|stringify)(:\\d+)?$'],
    'Reading and writing JSON has {share} of the total.',
    showCallers,
    ['cpu', 'heap']
  ),
  share(
    'node-sync-io',
    'total',
    0.05,
    [
      '(^|:)(readFileSync|writeFileSync|execSync|spawnSync|gzipSync|gunzipSync|inflateSync|deflateSync|pbkdf2Sync|scryptSync|syncBufferWrapper|zlibBufferSync|processChunkSync)(:\\d+)?$',
    ],
    'Calls that block the event loop have {share} of the time.',
    showCallers
  ),
  note(
    'node-modules',
    'total',
    0.1,
    [
      '(^|:)(wrapSafe|compileFunctionForCJSLoader|compileSourceTextModule|Module\\._resolveFilename|defaultResolve)(:\\d+)?$',
    ],
    'Finding and compiling modules has {share} of the time: the process may just have started.',
    focusFrame
  ),
  // Python
  share(
    'python-import',
    'total',
    0.05,
    ['(^|[ .:>])_find_and_load\\b'],
    'Imports have {share} of the time: some are made while serving, or the process has just started.',
    focusFrame
  ),
  share(
    'python-copy',
    'total',
    0.05,
    ['^(copy\\.)?deepcopy( \\(copy\\.py:\\d+\\))?$'],
    'Deep copies have {share} of the total.',
    showCallers,
    ['cpu', 'allocations']
  ),
  share(
    'python-gil',
    'total',
    0.05,
    ['^(take_gil|drop_gil|PyEval_RestoreThread|PyGILState_Ensure)$'],
    "Waiting for Python's global lock has {share} of the time.",
    focusFrame
  ),
  share(
    'python-re-compile',
    'total',
    0.02,
    [
      '^(re\\.)?_compile( \\(re\\.py:\\d+\\))?$',
      '^sre_compile',
      '^_compile \\(re/__init__\\.py:',
      ' \\(re/_compiler\\.py:',
    ],
    'Compiling regular expressions has {share} of the time: compile them once.',
    showCallers
  ),
  share(
    'python-json',
    'total',
    0.1,
    ['^(JSONDecoder|JSONEncoder)\\.', ' \\(json/(decoder|encoder|__init__)\\.py:\\d+\\)$'],
    'Reading and writing JSON has {share} of the total.',
    showCallers,
    ['cpu', 'allocations']
  ),
  // .NET
  share(
    'dotnet-gc',
    'total',
    0.1,
    ['^(WKS|SVR)::gc_heap'],
    'The garbage collector of .NET has {share} of the time.',
    openAllocations
  ),
  share(
    'dotnet-jit',
    'total',
    0.1,
    ['^(MethodDesc|UnsafeJitFunction|CILJit)::', '^UnsafeJitFunction'],
    'The compiler of .NET has {share} of the time: the process may just have started.',
    focusFrame
  ),
  share(
    'dotnet-regex',
    'total',
    0.05,
    ['^System\\.Text\\.RegularExpressions[.!]'],
    'Regular expressions have {share} of the time.',
    showCallers
  ),
];
