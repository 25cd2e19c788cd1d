import { type FlameTree } from '../flameTree';
import { grafanaUnit } from '../unit';
import { amountText } from './amountText';
import { momentText } from './momentText';
import { barsOf } from './bars';
import { escapeText } from './escapeText';

const WIDTH = 1200;
const MARGIN = 8;
/** Pixels that the whole of a graph is drawn over. */
export const BARS_WIDTH = WIDTH - 2 * MARGIN;
const ROW = 17;
const HEAD = 44;
const LINE = 15;
/** Height of the axis of time. */
const AXIS = 18;
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

/** A call tree in a picture. */
export interface SvgGraph {
  readonly tree: FlameTree;
  /** What fills the width, as shares of the whole tree: 0 to 1, `from` < `to`. */
  readonly window: { readonly from: number; readonly to: number };
  readonly isRootBelow: boolean;
  /** Which end of a name stays where the bar is too narrow for all of it. */
  readonly keptEnd: 'start' | 'end';
  readonly paintOf: (row: number) => SvgPaint;
  /** Moments that an axis above the bars marks, at shares of the whole tree; none for sums. */
  readonly moments: ReadonlyArray<{ readonly at: number; readonly label: string }>;
}

export interface SvgPicture {
  /** What the picture is called. */
  readonly name: string;
  /** What was done to the profile, said beside its total. */
  readonly notes: readonly string[];
  /** From top to bottom, at least one; all of the same sample type. */
  readonly graphs: readonly SvgGraph[];
  readonly background: string;
  /** Of what is written on the background. */
  readonly ink: string;
  readonly patternInk: string;
  readonly legend: ReadonlyArray<readonly [paint: SvgPaint, words: string]>;
}

/**
 * Draws call trees as one picture: an SVG that needs nothing else, with no script in it. Bars of less than half a pixel are
 * left out. Names are clipped to their bars and whole in the bars' titles.
 */
export function encodeSvg(picture: SvgPicture): string {
  const { name, notes, graphs, background, ink } = picture;
  const [{ tree }] = graphs;
  const lines = headLines([`${tree.sampleType.type}: ${describe(tree, 0)}`, ...notes]);
  let top = HEAD + (lines.length - 1) * LINE;
  const drawn = graphs.map((graph) => {
    const { svg, height } = drawGraph(graph, top, ink);
    top += height + MARGIN;
    return svg;
  });
  const bars = drawn.join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" role="img" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="11">
<title>${escapeText(name)}</title>
${patterns(picture.patternInk, bars + legend(picture))}<rect width="100%" height="100%" fill="${background}"/>
<text x="${MARGIN}" y="18" font-size="14" fill="${ink}">${escapeText(name)}</text>
${lines.map((line, at) => `<text x="${MARGIN}" y="${35 + at * LINE}" fill="${ink}">${escapeText(line)}</text>\n`).join('')}${legend(picture)}${bars}</svg>
`;
}

/** One line if all fits into it, else one each. */
function headLines(parts: readonly string[]): string[] {
  const letters = Math.floor(BARS_WIDTH / LETTER);
  const joined = parts.join(' · ');
  return joined.length <= letters ? [joined] : parts.map((part) => clipped(part, letters, 'start'));
}

function drawGraph(graph: SvgGraph, top: number, ink: string): { readonly svg: string; readonly height: number } {
  const { tree, isRootBelow } = graph;
  const places = placesOf(graph);
  const deepest = places.reduce((most, { row }) => Math.max(most, tree.level[row]), 0);
  const first = top + (graph.moments.length > 0 ? AXIS : 0);
  const bars = places.map((place) => {
    const level = tree.level[place.row];
    return bar(graph, place, first + (isRootBelow ? deepest - level : level) * ROW);
  });
  return { svg: axis(graph, top, ink) + bars.join(''), height: first - top + (deepest + 1) * ROW };
}

/** A mark for each moment in sight, with its label to the right of it where there is room. */
function axis({ window, moments }: SvgGraph, top: number, ink: string): string {
  const scale = BARS_WIDTH / (window.to - window.from);
  return moments
    .filter(({ at }) => at >= window.from && at <= window.to)
    .map(({ at, label }) => {
      const x = MARGIN + (at - window.from) * scale;
      const mark = `<rect x="${px(x)}" y="${top + AXIS - 6}" width="1" height="5" fill="${ink}"/>`;
      const hasRoom = x + 4 + label.length * LETTER < WIDTH;
      return `${mark}${hasRoom ? `<text x="${px(x + 4)}" y="${top + 10}" fill="${ink}">${escapeText(label)}</text>` : ''}\n`;
    })
    .join('');
}

/** A bar from left to right, in pixels. */
interface Place {
  readonly row: number;
  readonly x: number;
  readonly width: number;
}

/** The bars that are wide enough to be seen. */
function placesOf({ tree, window }: SvgGraph): Place[] {
  const { start, width } = barsOf(tree);
  const scale = BARS_WIDTH / (window.to - window.from);
  const places: Place[] = [];
  for (let row = 0; row < tree.level.length; row++) {
    const left = Math.max(window.from, start[row]);
    const right = Math.min(window.to, start[row] + width[row]);
    if ((right - left) * scale >= NARROWEST || row === 0) {
      places.push({ row, x: MARGIN + (left - window.from) * scale, width: Math.max(0, right - left) * scale });
    }
  }
  return places;
}

function bar({ tree, keptEnd, paintOf }: SvgGraph, { row, x, width }: Place, y: number): string {
  const paint = paintOf(row);
  const name = tree.names[tree.nameIndex[row]];
  const place = `x="${px(x)}" y="${y}" width="${px(width)}" height="${ROW - 1}"`;
  const title = `<title>${escapeText(name)}\n${describe(tree, row)}</title>`;
  const rect = filled(`${place} rx="1"`, paint);
  if (width < SHORTEST_TEXT) {
    return `<g>${title}${rect}</g>\n`;
  }
  const letters = Math.floor((width - 6) / LETTER);
  return `<g>${title}${rect}<svg ${place}><text x="3" y="12" fill="${paint.text}">${escapeText(clipped(name, letters, keptEnd))}</text></svg></g>\n`;
}

function clipped(name: string, letters: number, keptEnd: SvgGraph['keptEnd']): string {
  if (name.length <= letters) {
    return name;
  }
  return keptEnd === 'start' ? `${name.slice(0, letters - 1)}…` : `…${name.slice(name.length - letters + 1)}`;
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

function legend({ legend: entries, ink }: SvgPicture): string {
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
