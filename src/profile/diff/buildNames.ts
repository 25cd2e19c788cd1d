/**
 * What compilers and runtimes put into names that differs from one build or run to the next: addresses, hashes, counters
 * and versions. Each with what is left of it.
 */
const OF_A_BUILD: ReadonlyArray<readonly [RegExp, string]> = [
  // An instruction's address: `0x4a5b6c main.work`, `0x7f1b2d528000 [libc.so.6]`.
  [/^0x[0-9a-f]+ /, ''],
  [/(?<=[$+/@])0x[0-9a-f]+/g, ''],
  // Go: type parameters, the number of a closure, the version in a module's path.
  [/\[(?:go\.shape\.|\.\.\.)[^\]]*\](?:\])*/g, ''],
  [/(?<=\.func)\d+(?:\.\d+)*/g, ''],
  [/@v\d[^/]*/g, ''],
  // The JVM: lambdas, accessors and proxies are numbered as they are made.
  [/(?<=\$\$Lambda)(?:\$\d+)?[/.]?[0-9a-fx]*/g, ''],
  [/(?<=lambda\$[\w$]*\$)\d+/g, ''],
  [/(?<=GeneratedMethodAccessor|GeneratedConstructorAccessor|\$Proxy)\d+/g, ''],
  // Rust's hash, and what GCC and LLVM put behind the parts of a function.
  [/::h[0-9a-f]{16}$/, ''],
  [/\.(?:constprop|isra|part|lto_priv|cold|llvm)(?:\.\d+)*/g, ''],
];

/** Names are hostile input, and some patterns look back. */
const LONGEST = 2000;

/** A function's name without what changes from build to build; a very long one as it is. */
export function nameAcrossBuilds(name: string): string {
  if (name.length > LONGEST) {
    return name;
  }
  return OF_A_BUILD.reduce((text, [pattern, left]) => text.replace(pattern, left), name) || name;
}

/**
 * Which names of the left side stand for which of the right: a name that only one side has is taken for another that only
 * the other side has, where both are the same but for what changes from build to build. Where several are, they are
 * paired in their order as far as both have as many, else they all have the name that is left of them.
 */
export function matchNames(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>
): { readonly left: ReadonlyMap<string, string>; readonly right: ReadonlyMap<string, string> } {
  const [ofLeft, ofRight] = [byBareName(left, right), byBareName(right, left)];
  const renamed = { left: new Map<string, string>(), right: new Map<string, string>() };
  for (const [bare, names] of ofLeft) {
    const others = ofRight.get(bare);
    if (others === undefined) {
      continue;
    }
    if (names.length === others.length) {
      names.forEach((name, at) => renamed.left.set(name, others[at]));
    } else {
      names.forEach((name) => renamed.left.set(name, bare));
      others.forEach((name) => renamed.right.set(name, bare));
    }
  }
  return renamed;
}

/** Names that the other side does not have, by what is left of them, in their order. */
function byBareName(names: ReadonlySet<string>, others: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of [...names].filter((each) => !others.has(each)).sort()) {
    const bare = nameAcrossBuilds(name);
    const known = found.get(bare) ?? [];
    known.push(name);
    found.set(bare, known);
  }
  return found;
}
