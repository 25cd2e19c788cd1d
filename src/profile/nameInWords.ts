import { visibleText } from './visibleText';

/** Characters of a name that are read in a sentence; those of C++ have thousands, hostile ones millions. */
const MOST = 160;
const AT_END = 60;

/** A name as it stands in a sentence: of a long one its beginning and its end. */
export function nameInWords(name: string): string {
  if (name.length <= MOST) {
    return visibleText(name);
  }
  // A cut through a character leaves half of it at the edge.
  const start = name.slice(0, MOST - AT_END).replace(/[\ud800-\udbff]$/, '');
  const end = name.slice(-AT_END).replace(/^[\udc00-\udfff]/, '');
  return visibleText(`${start}…${end}`);
}
