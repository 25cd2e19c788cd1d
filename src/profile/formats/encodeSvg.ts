import { type FlameTree } from '../flameTree';
import { grafanaUnit } from '../unit';
import { amountText } from './amountText';
import { momentText } from './momentText';
import { barColors, ONLY_LEFT, ONLY_RIGHT } from './barColors';
import { barsOf } from './bars';
import { escapeText } from './escapeText';
import { type ExportedProfile } from './exportedProfile';

const WIDTH = 1200;
const MARGIN = 8;
const ROW = 17;
const HEAD = 44;
/** Pixels of a letter of the font below, and those that a bar must have to bear a text. */
const LETTER = 6.62;
const SHORTEST_TEXT = 24;
/** Bars that are narrower are not drawn. */
const NARROWEST = 0.4;

/** Lines over a bar, so that no meaning hangs on its colour alone. */
type Pattern = 'none' | 'rising' | 'falling' | 'dots';

export interface SvgPaint {
  readonly fill: string;
  readonly text: string;
  readonly pattern: Pattern;
}

/** How a profile is seen where it is saved. */
export interface SvgLook {
  /** The row that fills the width; undefined is the whole tree. */
  readonly focusedRow: number | undefined;
  readonly isRootBelow: boolean;
  readonly background: string;
  /** Of what is written on the background. */
  readonly ink: string;
  readonly patternInk: string;
  readonly paintOf: (row: number) => SvgPaint;
  readonly legend: ReadonlyArray<readonly [paint: SvgPaint, words: string]>;
}

/**
 * Draws a profile as one picture: an SVG that needs nothing else, with no script in it. Bars of less than half a pixel are
 * left out. Names are clipped to their bars and whole in the bars' titles.
 */
export function encodeSvg({ tree, name }: ExportedProfile, look: SvgLook = plainLook(tree)): string {
  const places = placesOf(tree, look.focusedRow);
  const deepest = places.reduce((most, { row }) => Math.max(most, tree.level[row]), 0);
  const parts = places.map((place) => {
    const level = tree.level[place.row];
    return bar(tree, place, HEAD + (look.isRootBelow ? deepest - level : level) * ROW, look.paintOf(place.row));
  });
  const height = HEAD + (deepest + 1) * ROW + MARGIN;
  const total = describe(tree, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="11">
<title>${escapeText(name)}</title>
${patterns(look.patternInk, parts.join('') + legend(look))}<rect width="100%" height="100%" fill="${look.background}"/>
<text x="${MARGIN}" y="18" font-size="14" fill="${look.ink}">${escapeText(name)}</text>
<text x="${MARGIN}" y="35" fill="${look.ink}">${escapeText(`${tree.sampleType.type}: ${total}`)}</text>
${legend(look)}${parts.join('')}</svg>
`;
}

/** All of a tree on white, the root on top. */
function plainLook(tree: FlameTree): SvgLook {
  const color = barColors(tree);
  const paint = (fill: string): SvgPaint => ({ fill, text: '#111111', pattern: 'none' });
  return {
    focusedRow: undefined,
    isRootBelow: false,
    background: '#ffffff',
    ink: '#333333',
    patternInk: '#ffffff',
    paintOf: (row) => paint(color(row)),
    legend: tree.right
      ? [
          [paint(ONLY_LEFT), 'left only'],
          [paint('hsl(215, 85%, 76%)'), 'smaller share on the right'],
          [paint('hsl(33, 85%, 76%)'), 'larger share on the right'],
          [paint(ONLY_RIGHT), 'right only'],
        ]
      : [],
  };
}

/** A bar from left to right, in pixels. */
interface Place {
  readonly row: number;
  readonly x: number;
  readonly width: number;
}

/** The bars that are wide enough to be seen; of those beyond the focused row what is above it. */
function placesOf(tree: FlameTree, focusedRow: number | undefined): Place[] {
  const { start, width } = barsOf(tree);
  const isZoomed = focusedRow !== undefined && width[focusedRow] > 0;
  const [from, span] = isZoomed ? [start[focusedRow], width[focusedRow]] : [0, 1];
  const scale = (WIDTH - 2 * MARGIN) / span;
  const places: Place[] = [];
  for (let row = 0; row < tree.level.length; row++) {
    const left = Math.max(0, start[row] - from);
    const right = Math.min(span, start[row] + width[row] - from);
    if ((right - left) * scale >= NARROWEST || row === 0) {
      places.push({ row, x: MARGIN + left * scale, width: Math.max(0, right - left) * scale });
    }
  }
  return places;
}

function bar(tree: FlameTree, { row, x, width }: Place, y: number, paint: SvgPaint): string {
  const name = tree.names[tree.nameIndex[row]];
  const place = `x="${px(x)}" y="${y}" width="${px(width)}" height="${ROW - 1}"`;
  const title = `<title>${escapeText(name)}\n${describe(tree, row)}</title>`;
  const rect = filled(`${place} rx="1"`, paint);
  if (width < SHORTEST_TEXT) {
    return `<g>${title}${rect}</g>\n`;
  }
  const letters = Math.floor((width - 6) / LETTER);
  const shown = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
  return `<g>${title}${rect}<svg ${place}><text x="3" y="12" fill="${paint.text}">${escapeText(shown)}</text></svg></g>\n`;
}

const filled = (place: string, { fill, pattern }: SvgPaint): string =>
  `<rect ${place} fill="${fill}"/>${pattern === 'none' ? '' : `<rect ${place} fill="url(#${pattern})"/>`}`;

const LINES: Readonly<Record<Exclude<Pattern, 'none'>, string>> = {
  rising: 'M-1 7 7 -1M-1 1 1 -1M5 7 7 5',
  falling: 'M-1 -1 7 7M5 -1 7 1M-1 5 1 7',
  dots: 'M0 1H2',
};

/** The patterns that a drawing uses. */
function patterns(ink: string, drawing: string): string {
  const used = Object.entries(LINES).filter(([pattern]) => drawing.includes(`url(#${pattern})`));
  const tiles = used.map(
    ([pattern, lines]) =>
      `<pattern id="${pattern}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="${lines}" stroke="${ink}" stroke-width="${pattern === 'dots' ? 2 : 1.5}"/></pattern>`
  );
  return tiles.length === 0 ? '' : `<defs>${tiles.join('')}</defs>\n`;
}

function describe({ total, right, sampleType, times }: FlameTree, row: number): string {
  const { unit, scale } = grafanaUnit(sampleType.unit);
  const when = times
    ? `, from ${momentText(times.start[row], times.unit)} to ${momentText(times.end[row], times.unit)}`
    : '';
  const side = (values: Float64Array): string => {
    const share = values[0] === 0 ? 0 : (100 * values[row]) / values[0];
    return `${amountText(values[row] * scale, unit)} (${share.toFixed(2)} %)`;
  };
  return right ? `left ${side(total)}, right ${side(right.total)}` : side(total) + when;
}

function legend({ legend: entries, ink }: SvgLook): string {
  let x = 470;
  return entries
    .map(([paint, words]) => {
      const at = x;
      x += 40 + words.length * LETTER;
      return `${filled(`x="${px(at)}" y="8" width="12" height="12"`, paint)}<text x="${px(at + 17)}" y="18" fill="${ink}">${words}</text>\n`;
    })
    .join('');
}

const px = (value: number): string => String(Math.round(value * 100) / 100);
