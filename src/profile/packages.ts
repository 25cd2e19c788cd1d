/**
 * The package of a function, as its language names one, or the empty string where neither name nor file tells. Names do
 * not say which language they are of, so the forms that only one language writes are tried first:
 *
 * - Node: the package below `node_modules`, or the built-in module, by the file or the path in the name
 * - Python: the module that a file is, without the folder it is installed in
 * - Go: the import path (`net/http`), https://go.dev/ref/spec#Package_clause
 * - Java, Kotlin, Scala: what stands before the class, with dots even where a profiler writes slashes
 * - .NET: the namespace, which is what stands before the type, or before a `!`
 * - Rust, C++: the modules or namespaces before the type, or before the function
 * - native code without any of it: the binary
 */
export function packageOf(name: string, file: string): string {
  const path = pathInName(name);
  if (path !== undefined) {
    return packageOfFile(path) ?? '';
  }
  return packageOfFile(file) ?? packageOfName(name, file) ?? binaryOf(name, file) ?? '';
}

/** Pyroscope's Node client puts the file before the name: `./node_modules/express/lib/router.js:next:12`. */
function pathInName(name: string): string | undefined {
  if (!name.includes(':')) {
    return undefined;
  }
  const ownColon = /^(?:node:|[A-Z]:(?=[\\/]))/.exec(name)?.[0].length ?? 0;
  const end = name.indexOf(':', ownColon);
  const path = end === -1 ? '' : name.slice(0, end);
  const isScript = path.startsWith('node:') || /\.[cm]?[jt]sx?$/.test(path);
  return isScript && /:\d+$/.test(name) ? path : undefined;
}

function packageOfFile(file: string): string | undefined {
  if (file === '') {
    return undefined;
  }
  const node = /^.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(file);
  if (node) {
    return node[1]?.replace('\\', '/');
  }
  if (/^node:/.test(file)) {
    return file;
  }
  return /\.pyx?$/.test(file) ? pythonModule(file) : undefined;
}

/** Installed packages and the standard library stand below folders of Python's own. */
function pythonModule(file: string): string {
  const path = file.replace(/\\/g, '/');
  const own = path.replace(/^.*\/(?:site|dist)-packages\//, '').replace(/^.*\/lib\/python\d+(?:\.\d+)?\//, '');
  return own
    .replace(/^\/+/, '')
    .replace(/(?:\/__init__)?\.pyx?$/, '')
    .replace(/\//g, '.');
}

function packageOfName(name: string, file: string): string | undefined {
  if (/!|::/.test(name)) {
    const bare = withoutArguments(name);
    const bang = /^([^!:]+?)(?:\.(?:il|dll|exe))?!/.exec(bare);
    if (bang) {
      return bang[1];
    }
    if (bare.includes('::')) {
      return namespaceOf(bare);
    }
  }
  if (isGo(name, file)) {
    return goPackage(name);
  }
  const bare = withoutArguments(name);
  return bare.includes('.') && !/^[<([]|\s/.test(bare) ? dottedPackage(bare) : undefined;
}

/** Go's own packages whose path is one word, since `sort.pdqsort_func` and a Python name look alike. */
const GO_WORDS =
  /^(?:runtime|main|sync|syscall|time|os|io|fmt|net|sort|slices|maps|bytes|strings|strconv|bufio|reflect|errors|context|cmp|math|regexp|unicode|flag|log|testing|type|iter|unique|weak)\./;

/** A Go path ends in lower case before the first dot behind its last slash; a Java path ends in a class. */
function isGo(name: string, file: string): boolean {
  if (file.endsWith('.go') || /\.\(\*|\.func\d+(?:\.|$)|\[go\.shape\./.test(name)) {
    return true;
  }
  return (
    GO_WORDS.test(name) || /^[a-z0-9][\w.~-]*(?:\/[\w.~%-]+)*\/[a-z_][\w%-]*\.[^/]*$/.test(name.replace(/[[(].*$/s, ''))
  );
}

/** Dots in the last element of a path are written `%2e`. */
function goPackage(name: string): string | undefined {
  const path = name.replace(/[[(].*$/s, '');
  const slash = path.lastIndexOf('/');
  const dot = path.indexOf('.', slash + 1);
  return dot === -1 ? undefined : path.slice(0, dot).replace(/%2e/g, '.');
}

/** Words in lower case before a class; all words but type and function where none starts in lower case. */
function dottedPackage(name: string): string | undefined {
  const words = name.replace(/\//g, '.').split('.');
  const type = words.findIndex((word) => /^\p{Lu}/u.test(word));
  const end = type === 0 ? words.length - 2 : Math.min(type === -1 ? Infinity : type, words.length - 1);
  return end > 0 ? words.slice(0, end).join('.') : undefined;
}

/** `<alloc::vec::Vec<T> as core::ops::Drop>::drop` is of `alloc::vec`; `std::vector<int>::push_back` of `std`. */
function namespaceOf(name: string): string | undefined {
  const path = name.replace(/^<(?:&|mut |dyn )*([\w:$]+).*$/s, '$1::').replace(/^.*\s(?=[\w:]+::)/, '');
  const words = path.split('::');
  const type = words.findIndex((word) => !/^[a-z_][\w$]*$/.test(word));
  const end = Math.min(type === -1 ? Infinity : type, words.length - 1);
  return end > 0 ? words.slice(0, end).join('::') : undefined;
}

/** Cuts arguments and template arguments off, but neither an anonymous namespace nor what a name starts with. */
function withoutArguments(name: string): string {
  return name
    .replace(/\(anonymous namespace\)/g, '{anonymous}')
    .replace(/(?<=\w)\(.*$/s, '')
    .replace(/(?<=[\w>])<[^<>]*(?:<[^<>]*(?:<[^<>]*>[^<>]*)*>[^<>]*)*>/g, '<>');
}

/** `0x7f1b2d528000 [libc.so.6]` tells its binary, and so does a file that is no source file. */
function binaryOf(name: string, file: string): string | undefined {
  const inName = /^0x[0-9a-f]+ \[(.+)\]$/.exec(name)?.[1];
  const base = file.replace(/^.*[/\\]/, '').replace(/^\[(.*)\]$/, '$1');
  return (
    inName ??
    (/\.(?:c|cc|cpp|cxx|h|hpp|rs|go|java|kt|scala|s|S|asm|js|mjs|cjs|ts|rb|php|cs)$/.test(base) ? undefined : base)
  );
}
