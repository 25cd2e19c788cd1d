import { functionTotals } from '../functions';
import { grafanaUnit } from '../unit';
import { amountText } from './amountText';
import { escapeText, scriptJson } from './escapeText';
import { type ExportedProfile } from './exportedProfile';
import { htmlViewer } from './htmlViewer';
import { DATA_END, DATA_START, toTreeJson } from './treeJson';

/** Functions in the table below the graph. */
const LISTED = 100;

const STYLE = `
:root{color-scheme:light dark;font:14px system-ui,sans-serif}
body{margin:16px;background:light-dark(#fff,#111217);color:light-dark(#1f1f1f,#ccccdc)}
h1{font-size:18px;margin:0 0 4px;overflow-wrap:anywhere}
p{margin:0 0 8px}
.bar{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:8px}
input,button{font:inherit;padding:4px 8px}
canvas{width:100%;display:block}
#status{min-height:1.4em;overflow-wrap:anywhere}
table{border-collapse:collapse;margin-top:8px}
td,th{padding:2px 12px 2px 0;text-align:right;font-weight:normal}
th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere}
`;

/**
 * Writes a profile as one HTML file that needs nothing else: the graph as data, a script of our own that draws it, and a
 * table of its functions. Its content security policy lets nothing be loaded or sent, and no other script run. The data
 * is also what `openProfileFile` reads back.
 */
export function encodeHtml(profile: ExportedProfile): string {
  const nonce = randomNonce();
  const { unit, scale } = grafanaUnit(profile.tree.sampleType.unit);
  const data = scriptJson({ ...toTreeJson(profile), unit, scale });
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
<h1>${escapeText(profile.name)}</h1>
<p>${escapeText(summaryOf(profile))}</p>
<div class="bar"><label>Search <input id="search" type="search"></label><span id="matched" role="status"></span><button id="reset" type="button">Reset zoom</button></div>
<canvas id="graph" tabindex="0" role="img" aria-label="Flame graph; arrow keys walk, Enter zooms, Escape zooms out. The table below has the same functions."></canvas>
<p id="status" role="status"></p>
${functionTable(profile)}
${DATA_START}${data}${DATA_END}
<script nonce="${nonce}">(${htmlViewer.toString()})(${amountText.toString()},JSON.parse(document.getElementById("spanflame-profile").textContent));</script>
</body>
</html>
`;
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
