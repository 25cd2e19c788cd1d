/** Widths of characters in one font, each measured once. */
export class GlyphWidths {
  private readonly ascii = new Float64Array(128).fill(-1);
  private readonly others = new Map<string, number>();

  constructor(private readonly measure: (text: string) => number) {}

  of(character: string): number {
    const code = character.charCodeAt(0);
    if (code < 128 && character.length === 1) {
      if (this.ascii[code] < 0) {
        this.ascii[code] = this.measure(character);
      }
      return this.ascii[code];
    }
    let width = this.others.get(character);
    if (width === undefined) {
      width = this.measure(character);
      this.others.set(character, width);
    }
    return width;
  }
}

/** Which end of a name stays where the bar is too narrow for all of it. */
export type KeptEnd = 'start' | 'end';

const ELLIPSIS = '…';
/** Less than this many characters tell nothing. */
const FEWEST = 3;
/** A name is not read beyond this; hostile ones have millions of characters. */
const LONGEST = 1000;

/** As much of a text as fits, with `…` in the place of what is cut; empty where next to nothing fits. */
export function fitText(text: string, room: number, widths: GlyphWidths, kept: KeptEnd): string {
  const roomBesideEllipsis = room - widths.of(ELLIPSIS);
  let used = 0;
  let characters = 0;
  let fitting = 0;
  for (let at = 0; at < text.length;) {
    const character = kept === 'start' ? characterFrom(text, at) : characterBefore(text, text.length - at);
    used += widths.of(character);
    if (used > room || at > LONGEST) {
      return characters < FEWEST ? '' : withEllipsis(text, fitting, kept);
    }
    at += character.length;
    if (used <= roomBesideEllipsis) {
      characters++;
      fitting = at;
    }
  }
  return text;
}

const withEllipsis = (text: string, length: number, kept: KeptEnd): string =>
  kept === 'start' ? text.slice(0, length) + ELLIPSIS : ELLIPSIS + text.slice(text.length - length);

const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function characterFrom(text: string, at: number): string {
  return isHigh(text, at) && isLow(text, at + 1) ? text.slice(at, at + 2) : text[at];
}

function characterBefore(text: string, at: number): string {
  return isLow(text, at - 1) && isHigh(text, at - 2) ? text.slice(at - 2, at) : text[at - 1];
}
