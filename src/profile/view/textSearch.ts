export type NameTest = (name: string) => boolean;

/**
 * A test of names by terms with blanks between them, all of which a name must hold, whatever the case; a term in double
 * quotes holds its blanks. Behind `=` stands a whole name, as it is written. `undefined` where nothing is asked for.
 */
export function textSearch(text: string): NameTest | undefined {
  if (text.startsWith('=')) {
    const whole = text.slice(1);
    return whole === '' ? undefined : (name) => name === whole;
  }
  const terms = Array.from(text.matchAll(/"([^"]+)"?|[^\s"]+/g), ([term, quoted]) => anyCase(quoted ?? term));
  return terms.length === 0 ? undefined : (name) => terms.every((term) => term.test(name));
}

/** Takes half the time of writing every name in lower case. */
const anyCase = (term: string): RegExp => new RegExp(term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');

/** The text that finds the function of this name, and none of which it is a part. */
export const wholeName = (name: string): string => `=${name}`;

/** The text that finds names with this one in them. A term in quotes holds none, so such a name is looked for by its parts. */
export const nameInside = (name: string): string => (name.includes('"') ? ` ${name.replace(/"/g, ' ')}` : `"${name}"`);
