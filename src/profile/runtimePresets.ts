/** Frames of a language's runtime and of what a profiler adds, which say little about the program itself. */
export interface RuntimePreset {
  readonly id: string;
  readonly title: string;
  /** What goes, for people. */
  readonly hides: string;
  /** A frame goes when its name, or its file, matches one. The files are those of `FlameTree.files`. */
  readonly names: readonly RegExp[];
  readonly files: readonly RegExp[];
}

/** Rises with every change of what a preset hides: saved queries name presets, so their answers change with it. */
export const RUNTIME_PRESETS_VERSION = 2;

/** The patterns are anchored and free of nested repetition, so they take linear time on any name. */
export const RUNTIME_PRESETS: readonly RuntimePreset[] = [
  {
    id: 'go',
    title: 'Go runtime',
    hides:
      'scheduler, garbage collector, allocator and profiling labels: packages runtime, runtime/… and internal/runtime/…, and assembly that has no package',
    names: [
      /^runtime(?:\/[\w/]+)?\./,
      /^internal\/runtime\//,
      /^(?:gogo|gcWriteBarrier\d?|gosave_systemstack_switch|aeshashbody|memeqbody|cmpbody|indexbytebody|_rt0_\w+)$/,
    ],
    files: [],
  },
  {
    id: 'jvm',
    title: 'JVM',
    hides: 'thread start, reflection and lambda plumbing, interpreter stubs, the compiler and the garbage collector',
    names: [
      /^java[./]lang[./]Thread\.run/,
      /^(?:java[./]lang[./]reflect|jdk[./]internal[./]reflect|sun[./]reflect|java[./]lang[./]invoke|jdk[./]internal[./]vm|jdk[./]internal[./]misc)[./]/,
      /^(?:Interpreter|call_stub|itable stub|vtable stub|thread_native_entry|thread_start|start_thread|clone3?)$/,
      /^(?:JavaCalls|JavaThread|Thread|VMThread|CompileBroker|Compiler|C2Compiler|Compile|PhaseChaitin|PhaseIdealLoop|G1\w*|Parallel\w*|GC\w*|ZDriver\w*|ZMark\w*|ZRelocate\w*|Shenandoah\w*|InterpreterRuntime|SharedRuntime|OptoRuntime)::/,
    ],
    files: [/(?:^|[/\\])libjvm\.(?:so|dylib)$/],
  },
  {
    id: 'node',
    title: 'Node.js and V8',
    hides: "modules that are part of Node.js, V8's built-ins, and the markers of the profiler",
    names: [
      /^:?(?:Node\.js|\(program\)|\(idle\)|\(root\)|\(external\)|\(garbage collector\)|Garbage Collection|Builtins?_\w+)(?::\d+)?$/,
      /^(?:v8|node)::/,
      // With the file in the name, as Pyroscope's Node client writes it.
      /^node:[\w/]+:/,
    ],
    files: [/^node:/, /^(?:internal[/\\])[\w/\\]+(?:\.js)?$/],
  },
  {
    id: 'python',
    title: 'Python',
    hides: 'start of the program and of threads, import machinery, the interpreter',
    names: [
      /^(?:_PyEval_\w+|PyEval_\w+|_?PyObject_\w+|_PyFunction_\w+|_PyVectorcall\w*|PyRun_\w+|Py_(?:Run|Bytes)\w*|Py_BytesMain|pymain_\w+|cfunction_\w+|method_vectorcall\w*|_Py\w+)$/,
      /^<frozen (?:importlib|runpy)/,
      // With the file in the name, as py-spy writes folded stacks.
      / \(<frozen (?:importlib|runpy|zipimport)/,
    ],
    files: [
      /^<frozen (?:importlib|runpy|zipimport)/,
      /(?:^|[/\\])(?:python\d(?:\.\d+)?[/\\])(?:threading|runpy)\.py$/,
      /(?:^|[/\\])importlib[/\\]_bootstrap\w*\.py$/,
      /(?:^|[/\\])libpython\d[\d.]*\.so[\d.]*$/,
    ],
  },
  {
    id: 'dotnet',
    title: '.NET',
    hides: 'thread start, task and async plumbing, the garbage collector, the runtime itself',
    names: [
      /^System\.Threading(?:\.Tasks)?[.!](?:Thread|StartHelper|ThreadPoolWorkQueue|PortableThreadPool|WorkerThread|ExecutionContext|Task|TaskScheduler|AwaitTaskContinuation|ThreadPoolTaskScheduler)\b/,
      /^System\.Runtime\.CompilerServices[.!](?:Async|Task|Configured|ValueTask|RuntimeHelpers|YieldAwaitable)/,
      /^(?:WKS|SVR)::/,
    ],
    files: [/(?:^|[/\\])(?:libcoreclr|libclrjit|libclrgc|coreclr|clrjit)\.(?:so|dll|dylib)$/],
  },
  {
    id: 'rust',
    title: 'Rust',
    hides: 'start of the program and of threads, unwinding, and the allocator: parts of std, core and alloc',
    names: [
      /^std::(?:rt|panic|panicking|sys|sys_common|thread)::/,
      /^core::ops::function::/,
      /^<(?:alloc::boxed::Box<.{0,200}> as )?core::ops::function::/,
      /^alloc::(?:alloc|raw_vec)::/,
      /^(?:__rust_\w+|__rustc::__rust_\w+|rust_begin_unwind|__rust_begin_short_backtrace|lang_start\w*|_rjem_\w+)$/,
    ],
    files: [/^\/rustc\/[0-9a-f]+\/library\/std\/src\/(?:rt|panic|panicking|sys|thread)\b/],
  },
  {
    id: 'native',
    title: 'C library and kernel',
    hides: 'start of the program and of threads, the C library, the dynamic loader and the kernel',
    names: [
      /^(?:_start|__libc_start_main\w*|__libc_start_call_main|start_thread|clone3?|__clone3?|_dl_\w+)$/,
      /^(?:entry_SYSCALL_64\w*|do_syscall_64|x64_sys_call|ret_from_fork\w*|asm_\w+|__x64_sys_\w+|__arm64_sys_\w+|el0t?_\w+|el0_svc\w*|invoke_syscall\w*)$/,
      /_\[k\]$/,
      /^0x[0-9a-f]+ \[(?:libc|ld|libpthread|libm|vdso|kernel|ld-linux)\b[^\]]*\]$/,
    ],
    files: [
      /(?:^|[/\\])(?:libc|libpthread|libm|ld-linux[\w-]*|ld-musl[\w-]*|ld)[-.\d]*\.so[\d.]*$/,
      /^\[(?:kernel|vdso|vsyscall)[\w.]*\]$/,
    ],
  },
];

export const runtimePreset = (id: string): RuntimePreset | undefined =>
  RUNTIME_PRESETS.find((preset) => preset.id === id);

/** Whether a frame is of the runtime; the file is empty where it is not known. */
export const isRuntimeFrame = ({ names, files }: RuntimePreset, name: string, file: string): boolean =>
  names.some((pattern) => pattern.test(name)) || (file !== '' && files.some((pattern) => pattern.test(file)));
