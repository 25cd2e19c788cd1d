import { type amountText } from './amountText';

/** What the viewer reads from its page, beside the tree's own columns. */
export interface ViewerData {
  readonly names: readonly string[];
  readonly level: readonly number[];
  readonly nameIndex: readonly number[];
  readonly self: readonly number[];
  readonly selfRight?: readonly number[];
  readonly unit: string;
  readonly scale: number;
}

/**
 * The script of our HTML files: draws the flame graph on a canvas, zooms, searches, and tells what the pointer or the
 * keyboard is at. Its source is written into the file, so everything it uses is inside it or handed to it, and it keeps
 * to what the compiler leaves as it is. Names reach the page as text only.
 */
export function htmlViewer(amount: typeof amountText, data: ViewerData): void {
  const ROW = 18;
  const MUTED = '#c4c4c4';
  const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
  const canvas = byId('graph') as HTMLCanvasElement;
  const search = byId('search') as HTMLInputElement;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const { level, nameIndex, self, selfRight } = data;
  // What is not seen but changes what is seen, as in visibleText.ts.
  const invisible = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
  const names = data.names.map((name) => name.replace(invisible, '\ufffd'));
  const rows = level.length;
  const start = new Float64Array(rows);
  const width = new Float64Array(rows);
  const left = new Float64Array(rows);
  const right = new Float64Array(rows);
  const end = new Int32Array(rows);
  const parent = new Int32Array(rows);
  let deepest = 0;
  let zoomed = 0;
  let picked = 0;
  let pattern = '';

  const measure = (): void => {
    const path: number[] = [];
    for (let row = 0; row < rows; row++) {
      path[level[row]] = row;
      parent[row] = row === 0 ? 0 : path[level[row] - 1];
      left[row] = self[row];
      right[row] = selfRight ? selfRight[row] : 0;
      width[row] = Math.abs(left[row]) + Math.abs(right[row]);
      deepest = Math.max(deepest, level[row]);
      end[row] = row + 1;
    }
    for (let row = rows - 1; row > 0; row--) {
      const above = parent[row];
      left[above] += left[row];
      right[above] += right[row];
      width[above] += width[row];
      end[above] = Math.max(end[above], end[row]);
    }
    const next = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      start[row] = row === 0 ? 0 : next[parent[row]];
      next[parent[row]] = start[row] + width[row];
      next[row] = start[row];
    }
  };

  const share = (values: Float64Array, row: number): number => (values[0] === 0 ? 0 : values[row] / values[0]);

  const color = (row: number): string => {
    if (selfRight) {
      const change = share(right, row) - share(left, row);
      const most = Math.abs(share(right, row)) + Math.abs(share(left, row)) || 1;
      const strength = Math.min(1, (2 * Math.abs(change)) / most);
      return 'hsl(' + (change < 0 ? 215 : 33) + ',' + (strength < 0.01 ? 0 : 85) + '%,' + (88 - 20 * strength) + '%)';
    }
    const name = names[nameIndex[row]];
    let hash = 7;
    for (let at = 0; at < Math.min(name.length, 14); at++) {
      hash = (hash * 31 + name.charCodeAt(at)) % 9973;
    }
    return row === 0 ? '#d0d0d0' : 'hsl(' + (hash % 360) + ',60%,75%)';
  };

  const isMatch = (row: number): boolean =>
    pattern !== '' && names[nameIndex[row]].toLowerCase().indexOf(pattern) !== -1;

  const side = (values: Float64Array, row: number): string =>
    amount(values[row] * data.scale, data.unit) + ' (' + (100 * share(values, row)).toFixed(2) + ' %)';

  const describe = (row: number): string =>
    names[nameIndex[row]] +
    ' — ' +
    (selfRight ? 'left ' + side(left, row) + ', right ' + side(right, row) : side(left, row)) +
    ', self ' +
    amount(self[row] * data.scale, data.unit);

  /** Rows from the top that are drawn, each with its place, but not what is below a bar that is too narrow to see. */
  const eachBar = (visit: (row: number, x: number, wide: number) => boolean): void => {
    const all = canvas.clientWidth;
    const whole = width[zoomed] || 1;
    for (let row = 0; row < rows;) {
      const isAbove = row <= zoomed && end[row] > zoomed;
      const x = isAbove ? 0 : ((start[row] - start[zoomed]) / whole) * all;
      const wide = isAbove ? all : (width[row] / whole) * all;
      const isOutside = !isAbove && (row < zoomed || row >= end[zoomed]);
      if (isOutside || wide < 0.3) {
        row = end[row];
      } else {
        row = visit(row, x, wide) ? row + 1 : rows;
      }
    }
  };

  const draw = (): void => {
    const ratio = window.devicePixelRatio || 1;
    const all = canvas.clientWidth;
    const high = Math.min((deepest + 1) * ROW, 30000);
    canvas.style.height = high + 'px';
    canvas.width = Math.round(all * ratio);
    canvas.height = Math.round(Math.min(high * ratio, 32000));
    context.setTransform(ratio, 0, 0, canvas.height / high, 0, 0);
    context.font = '12px system-ui, sans-serif';
    context.textBaseline = 'middle';
    eachBar((row, x, wide) => {
      const y = level[row] * ROW;
      context.fillStyle = pattern === '' || isMatch(row) ? color(row) : MUTED;
      context.fillRect(x, y, Math.max(wide - 0.5, 0.5), ROW - 1);
      if (wide > 24) {
        context.save();
        context.beginPath();
        context.rect(x, y, wide - 3, ROW);
        context.clip();
        context.fillStyle = '#111';
        context.fillText(names[nameIndex[row]].slice(0, 400), x + 4, y + ROW / 2);
        context.restore();
      }
      if (row === picked) {
        context.strokeStyle = '#1f60c4';
        context.lineWidth = 2;
        context.strokeRect(x + 1, y + 1, Math.max(wide - 2, 1), ROW - 3);
      }
      return true;
    });
  };

  const pick = (row: number): void => {
    picked = row;
    byId('status').textContent = describe(row);
    draw();
  };
  const zoom = (row: number): void => {
    zoomed = row;
    pick(row);
  };
  const rowAt = (event: MouseEvent): number => {
    const wanted = Math.floor(event.offsetY / ROW);
    let found = -1;
    eachBar((row, x, wide) => {
      found = level[row] === wanted && event.offsetX >= x && event.offsetX < x + wide ? row : found;
      return found === -1;
    });
    return found;
  };

  const look = (): void => {
    pattern = search.value.toLowerCase();
    let sum = 0;
    for (let row = 0; row < rows;) {
      const matches = isMatch(row);
      sum += matches ? width[row] : 0;
      row = matches ? end[row] : row + 1;
    }
    const percent = ((100 * sum) / (width[0] || 1)).toFixed(2);
    byId('matched').textContent = pattern === '' ? '' : percent + ' % matches';
    draw();
  };

  measure();
  pick(0);
  canvas.onclick = (event) => {
    const row = rowAt(event);
    if (row !== -1) {
      zoom(row);
    }
  };
  canvas.onmousemove = (event) => {
    const row = rowAt(event);
    canvas.title = row === -1 ? '' : describe(row);
  };
  canvas.onkeydown = (event) => {
    const last = picked;
    const sibling = end[picked] < rows && level[end[picked]] === level[picked] ? end[picked] : picked;
    if (event.key === 'ArrowDown' && end[picked] > picked + 1) {
      picked++;
    } else if (event.key === 'ArrowUp') {
      picked = parent[picked];
    } else if (event.key === 'ArrowRight') {
      picked = sibling;
    } else if (event.key === 'ArrowLeft' && picked > 0) {
      let before = parent[picked] + 1;
      while (before < picked && end[before] < picked) {
        before = end[before];
      }
      picked = before;
    } else if (event.key === 'Enter') {
      zoomed = picked;
    } else if (event.key === 'Escape') {
      zoomed = 0;
    } else {
      return;
    }
    event.preventDefault();
    if (last !== picked && !(picked >= zoomed && picked < end[zoomed]) && picked > zoomed) {
      zoomed = 0;
    }
    pick(picked);
  };
  search.oninput = look;
  byId('reset').onclick = () => zoom(0);
  window.onresize = draw;
}
