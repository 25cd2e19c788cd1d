import { type FlameTree } from '../flameTree';
import { grafanaUnit } from '../unit';
import { amountText } from './amountText';
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

/**
 * Draws a profile as one picture, the root on top: an SVG that needs nothing else, with no script in it. Bars of less
 * than half a pixel are left out. Names are clipped to their bars and whole in the bars' titles.
 */
export function encodeSvg({ tree, name }: ExportedProfile): string {
  const bars = barsOf(tree);
  const color = barColors(tree);
  const scale = WIDTH - 2 * MARGIN;
  const parts: string[] = [];
  let deepest = 0;
  for (let row = 0; row < tree.level.length; row++) {
    const width = bars.width[row] * scale;
    if (width < NARROWEST && row > 0) {
      continue;
    }
    deepest = Math.max(deepest, tree.level[row]);
    const x = MARGIN + bars.start[row] * scale;
    const y = HEAD + tree.level[row] * ROW;
    parts.push(bar(tree, row, { x, y, width, color: color(row) }));
  }
  const height = HEAD + (deepest + 1) * ROW + MARGIN;
  const total = describe(tree, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="11">
<title>${escapeText(name)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${MARGIN}" y="18" font-size="14" fill="#111111">${escapeText(name)}</text>
<text x="${MARGIN}" y="35" fill="#444444">${escapeText(`${tree.sampleType.type}: ${total}`)}</text>
${tree.right ? legend() : ''}${parts.join('')}</svg>
`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly color: string;
}

function bar(tree: FlameTree, row: number, { x, y, width, color }: Place): string {
  const name = tree.names[tree.nameIndex[row]];
  const place = `x="${px(x)}" y="${y}" width="${px(width)}" height="${ROW - 1}"`;
  const title = `<title>${escapeText(name)}\n${describe(tree, row)}</title>`;
  const rect = `<rect ${place} rx="1" fill="${color}"/>`;
  if (width < SHORTEST_TEXT) {
    return `<g>${title}${rect}</g>\n`;
  }
  const letters = Math.floor((width - 6) / LETTER);
  const shown = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
  return `<g>${title}${rect}<svg ${place}><text x="3" y="12" fill="#111111">${escapeText(shown)}</text></svg></g>\n`;
}

function describe({ total, right, sampleType, times }: FlameTree, row: number): string {
  const { unit, scale } = grafanaUnit(sampleType.unit);
  const known = grafanaUnit(times?.unit ?? '');
  const moment = (value: number): string => amountText(value * known.scale, known.unit, 6);
  const when = times ? `, from ${moment(times.start[row])} to ${moment(times.end[row])}` : '';
  const side = (values: Float64Array): string => {
    const share = values[0] === 0 ? 0 : (100 * values[row]) / values[0];
    return `${amountText(values[row] * scale, unit)} (${share.toFixed(2)} %)`;
  };
  return right ? `left ${side(total)}, right ${side(right.total)}` : side(total) + when;
}

function legend(): string {
  const entries = [
    [ONLY_LEFT, 'left only'],
    ['hsl(215, 85%, 76%)', 'smaller share on the right'],
    ['hsl(33, 85%, 76%)', 'larger share on the right'],
    [ONLY_RIGHT, 'right only'],
  ];
  return entries
    .map(([color, text], at) => {
      const x = 470 + at * 180 - (at > 0 ? 60 : 0);
      return `<rect x="${x}" y="8" width="12" height="12" fill="${color}"/><text x="${x + 17}" y="18" fill="#444444">${text}</text>\n`;
    })
    .join('');
}

const px = (value: number): string => String(Math.round(value * 100) / 100);
