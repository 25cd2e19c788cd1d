import { type Field } from '@grafana/data';

import { PROFILE_ID_TAG, type SpanTag } from '../spanTable';

/** A cell as text; nothing is an empty text. */
export const textIn = (cell: unknown): string => {
  if (typeof cell === 'string') {
    return cell;
  }
  return typeof cell === 'number' || typeof cell === 'boolean' || typeof cell === 'bigint' ? String(cell) : '';
};

/** Numbers, numbers written as text, dates, and TraceQL's `<1ms`; `NaN` for everything else. */
export function numberIn(cell: unknown): number {
  if (typeof cell === 'number') {
    return cell;
  }
  if (cell === '<1ms') {
    return 0;
  }
  return (typeof cell === 'string' && cell.trim() !== '') || cell instanceof Date ? Number(cell) : Number.NaN;
}

/** Milliseconds in the unit that a field names. */
export function msPerUnit(field: Field): number | undefined {
  switch (field.config?.unit) {
    case 'ns':
      return 1e-6;
    case 'µs':
    case 'us':
      return 1e-3;
    case 'ms':
      return 1;
    case 's':
      return 1e3;
    default:
      return undefined;
  }
}

/** Without a unit, an epoch beyond the year 5138 in ms is one in µs, and beyond 5138 in µs one in ns. */
export function msByMagnitude(start: Field): number {
  const first = numberIn(start.values.find((value) => numberIn(value) > 0));
  if (first > 1e17) {
    return 1e-6;
  }
  return first > 1e14 ? 1e-3 : 1;
}

/** A list of tags, as such or as JSON; entries of another shape are left out. */
export function tagsIn(cell: unknown): readonly SpanTag[] {
  const list = typeof cell === 'string' ? parsedJson(cell) : cell;
  if (!Array.isArray(list)) {
    return [];
  }
  return list.every(isTag) ? list : list.filter(isTag);
}

/** The value of a tag in a cell of tags; a list stands for its first. Reads JSON only where the key may be in it. */
function tagValueIn(cell: unknown, key: string): unknown {
  const list = typeof cell === 'string' ? parsedJson(cell.includes(key) ? cell : '') : cell;
  if (!Array.isArray(list)) {
    return undefined;
  }
  for (const tag of list as unknown[]) {
    if (isTag(tag) && tag.key === key) {
      return Array.isArray(tag.value) ? tag.value[0] : tag.value;
    }
  }
  return undefined;
}

export const profileIdIn = (tags: unknown): unknown => tagValueIn(tags, PROFILE_ID_TAG);

/** The texts of a list; none where the cell is no list. */
export const textsIn = (cell: unknown): readonly string[] =>
  Array.isArray(cell) ? cell.filter((item): item is string => typeof item === 'string') : [];

export const tagValue = (tags: readonly SpanTag[], key: string): unknown => tags.find((tag) => tag.key === key)?.value;

const isTag = (value: unknown): value is SpanTag =>
  typeof value === 'object' && value !== null && typeof (value as Partial<SpanTag>).key === 'string';

/** `undefined` for what is no JSON. */
export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
