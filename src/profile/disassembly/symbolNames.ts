/**
 * A function of C++ without its parameters, as of `ns::f(int, char (*)(int)) const [clone .isra.0]`; any other name as it is. No
 * name of Go ends like that.
 */
function withoutParameters(name: string): string {
  let end = name.length;
  while (name[end - 1] === ']' && name.lastIndexOf(' [clone ', end - 1) > 0) {
    end = name.lastIndexOf(' [clone ', end - 1);
  }
  if (name.endsWith(' const', end) && end >= ' const'.length) {
    end -= ' const'.length;
  }
  if (name[end - 1] !== ')') {
    return name;
  }
  let depth = 0;
  for (let at = end - 1; at > 0; at--) {
    depth += Number(name[at] === ')') - Number(name[at] === '(');
    if (depth === 0) {
      return name.slice(0, at);
    }
  }
  return name;
}

/**
 * Tells whether a symbol of a disassembly is a function of a profile: by the whole name, or without the parameters of C++,
 * which profilers and `objdump -C` write or leave out as they like.
 */
export function symbolTest(wanted: string): (symbol: string) => boolean {
  const bare = withoutParameters(wanted);
  return (symbol) => symbol === wanted || (symbol.startsWith(bare) && withoutParameters(symbol) === bare);
}
