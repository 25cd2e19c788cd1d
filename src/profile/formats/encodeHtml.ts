import { type FlameTree } from '../flameTree';
import { fileOf } from '../frameFiles';
import { functionTotals } from '../functions';
import { packageOf } from '../packages';
import { grafanaUnit } from '../unit';
import { amountText } from './amountText';
import { escapeText, scriptJson } from './escapeText';
import { type ExportedProfile } from './exportedProfile';
import { type GraphData, htmlGraph } from './htmlGraph';
import { htmlViewer } from './htmlViewer';
import { DATA_END, DATA_START, toColumns, toTreeJson } from './treeJson';

/** Functions in the table below the graph. */
const LISTED = 100;

const STYLE = `
:root{color-scheme:light dark;font:14px system-ui,sans-serif}
body{margin:16px;background:light-dark(#fff,#111217);color:light-dark(#1f1f1f,#ccccdc)}
h1{font-size:18px;margin:0 0 4px;overflow-wrap:anywhere}
p,ul{margin:0 0 8px}
.bar{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:8px}
input,button{font:inherit;padding:4px 8px}
.frame{overflow-y:auto;max-height:72vh;margin-bottom:8px}
.frame + .frame{margin-top:4px}
.halves .frame{max-height:36vh}
.frame:focus-visible{outline:2px solid #6e9fff;outline-offset:2px}
.frame canvas{width:100%;display:block;position:sticky;top:0}
#status{min-height:2.8em;overflow-wrap:anywhere}
.legend span{color:#111;padding:1px 6px;margin-right:4px}
.legend .only-left{background:#7aa7ff}
.legend .less{background:hsl(215,85%,76%)}
.legend .more{background:hsl(33,85%,76%)}
.legend .only-right{background:#ff9b2f}
table{border-collapse:collapse;margin-top:8px}
td,th{padding:2px 12px 2px 0;text-align:right;font-weight:normal}
th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere}
`;

/** What the colours of a comparison mean; `htmlGraph` has the same. */
const LEGEND = `
<p class="legend"><span class="only-left">left only</span><span class="less">smaller share on the right</span><span class="more">larger share on the right</span><span class="only-right">right only</span></p>`;

/**
 * Writes a profile as one HTML file that needs nothing else: the graph as data, a script of our own that draws it, and a
 * table of its functions. Its content security policy lets nothing be loaded or sent, and no other script run. The data
 * is also what `openProfileFile` reads back.
 *
 * @param halves the callers and the callees of a function, which are drawn in the place of the tree that they are made of
 */
export function encodeHtml(profile: ExportedProfile, halves: readonly FlameTree[] = []): string {
  const nonce = randomNonce();
  const { unit, scale } = grafanaUnit(profile.tree.sampleType.unit);
  const [callers, callees] = halves;
  const data = scriptJson({
    ...toTreeJson(profile),
    unit,
    scale,
    ...(callers && callees
      ? { halves: [graphData(callers, true), graphData(callees, false)] }
      : { hues: huesOf(profile.tree), isRootBelow: false }),
  });
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(profile.name)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeText(profile.name)}</h1>
<p>${escapeText(summaryOf(profile))}</p>${notesOf(profile)}${profile.tree.right ? LEGEND : ''}
<div class="bar"><label>Search <input id="search" type="search"></label><span id="matched" role="status"></span><button id="reset" type="button">Reset zoom</button></div>
<p id="status" role="status"></p>
${callers && callees ? `<div class="halves">${frame('Callers')}${frame('Callees')}</div>` : frame('Flame graph')}
${functionTable(profile)}
</main>
${DATA_START}${data}${DATA_END}
<script nonce="${nonce}">(${htmlViewer.toString()})(${amountText.toString()},${htmlGraph.toString()},JSON.parse(document.getElementById("spanflame-profile").textContent));</script>
</body>
</html>
`;
}

const frame = (label: string): string =>
  `<div class="frame" tabindex="0" role="application" aria-roledescription="flame graph" aria-label="${label}; arrow keys walk, Enter zooms, Escape zooms out. The table below has the same functions."><div><canvas></canvas></div></div>`;

const graphData = (tree: FlameTree, isRootBelow: boolean): GraphData => ({
  ...toColumns(tree),
  hues: huesOf(tree),
  isRootBelow,
});

/** By name, as the view colours them: by package, or by the name where no package is known. */
function huesOf(tree: FlameTree): number[] {
  const { names, nameIndex } = tree;
  const hues = new Array<number>(names.length).fill(0);
  const known = new Uint8Array(names.length);
  for (let row = 1; row < nameIndex.length; row++) {
    const name = nameIndex[row];
    if (known[name] === 0) {
      known[name] = 1;
      hues[name] = hash(packageOf(names[name], fileOf(tree, row)) || names[name]) % 360;
    }
  }
  return hues;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x0100_0193);
  }
  return value >>> 0;
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function summaryOf({ tree, timeMillis, durationNanos }: ExportedProfile): string {
  const { unit, scale } = grafanaUnit(tree.sampleType.unit);
  const amount = (value: number): string => amountText(value * scale, unit);
  const sides = tree.right
    ? `left ${amount(tree.total[0])}, right ${amount(tree.right.total[0])}`
    : amount(tree.total[0]);
  const time = timeMillis ? `, taken ${new Date(timeMillis).toISOString()}` : '';
  const duration = durationNanos ? ` over ${amountText(durationNanos, 'ns')}` : '';
  return `${tree.sampleType.type}: ${sides}${time}${duration}. ${tree.level.length - 1} nodes.`;
}

const notesOf = ({ notes = [] }: ExportedProfile): string =>
  notes.length === 0 ? '' : `\n<ul>${notes.map((note) => `<li>${escapeText(note)}</li>`).join('')}</ul>`;

function functionTable({ tree }: ExportedProfile): string {
  const { unit, scale } = grafanaUnit(tree.sampleType.unit);
  const { name, self, total } = functionTotals(tree);
  const cells = (row: number): string =>
    [escapeText(name[row]), amountText(self[row] * scale, unit), amountText(total[row] * scale, unit)]
      .map((cell) => `<td>${cell}</td>`)
      .join('');
  const rows = name.slice(0, LISTED).map((_, row) => `<tr>${cells(row)}</tr>`);
  const all = name.length > LISTED ? `the ${LISTED} largest of ${name.length}` : `${name.length}`;
  const side = tree.right ? ', left side' : '';
  return `<details><summary>Functions (${all}${side})</summary><table><thead><tr><th>Function</th><th>Self</th><th>Total</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></details>`;
}
