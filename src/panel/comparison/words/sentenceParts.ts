import { type ChangePlace } from '../../../profile/diff/explainChange';

/** A piece of a sentence; with a place it names that one. */
export interface SentencePart {
  readonly text: string;
  readonly place?: ChangePlace;
}

/**
 * A sentence cut where it names its places, in their order: as `json.Unmarshal under main.calculate`, or by the frame alone.
 * A place that it does not name stands in no part.
 */
export function sentenceParts(sentence: string, places: readonly ChangePlace[]): SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  for (const place of places) {
    const found = findName(sentence, place, from);
    if (found) {
      const { at, text } = found;
      parts.push(...plain(sentence.slice(from, at)), { text, place });
      from = at + text.length;
    }
  }
  return [...parts, ...plain(sentence.slice(from))];
}

const plain = (text: string): SentencePart[] => (text === '' ? [] : [{ text }]);

function findName(sentence: string, { path }: ChangePlace, from: number): { at: number; text: string } | undefined {
  const [caller, name] = path.length > 1 ? path.slice(-2) : [undefined, path[0]];
  const candidates = caller === undefined ? [name] : [`${name} under ${caller}`, name];
  for (const text of candidates) {
    const at = text ? sentence.indexOf(text, from) : -1;
    if (at !== -1) {
      return { at, text };
    }
  }
  return undefined;
}
