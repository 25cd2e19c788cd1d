/** What two answers with other data have in common: keys and kinds of values, lists by all of their elements together. */
export type Shape = string | { readonly [key: string]: Shape } | readonly [] | readonly [Shape];

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : [value.map(shapeOf).reduce(united)];
  }
  if (value === null || typeof value !== 'object') {
    return kindOf(value);
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, shapeOf(inner)])
  );
}

/** 64-bit numbers are written as text. */
function kindOf(value: unknown): string {
  if (typeof value === 'string') {
    return /^-?\d+$/.test(value) ? 'integer' : 'text';
  }
  return value === null ? 'null' : typeof value;
}

function united(left: Shape, right: Shape): Shape {
  if (typeof left === 'string' || typeof right === 'string') {
    return left === right ? left : [...new Set(`${kind(left)}|${kind(right)}`.split('|'))].sort().join('|');
  }
  if (isList(left) && isList(right)) {
    const [one] = left;
    const [other] = right;
    if (one === undefined) {
      return right;
    }
    return other === undefined ? left : [united(one, other)];
  }
  if (isList(left) || isList(right)) {
    return `${kind(left)}|${kind(right)}`;
  }
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return Object.fromEntries(
    keys.map((key) => [key, key in left && key in right ? united(left[key], right[key]) : (left[key] ?? right[key])])
  );
}

const isList = (shape: Shape): shape is readonly [] | readonly [Shape] => Array.isArray(shape);

function kind(shape: Shape): string {
  if (typeof shape === 'string') {
    return shape;
  }
  return isList(shape) ? 'list' : 'object';
}
