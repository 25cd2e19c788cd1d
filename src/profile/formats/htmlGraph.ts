/** A call tree as the viewer reads it from its page: the tree's own columns. */
export interface GraphData {
  readonly names: readonly string[];
  /** By row of `names`: where its colour is on the wheel, 0 to 359. Equal packages have equal colours. */
  readonly hues: readonly number[];
  readonly level: readonly number[];
  readonly nameIndex: readonly number[];
  readonly self: readonly number[];
  readonly selfRight?: readonly number[];
  readonly isRootBelow: boolean;
}

/** A graph on the page, with the rows that it has a word in. */
export interface HtmlGraph {
  readonly names: readonly string[];
  readonly level: readonly number[];
  readonly nameIndex: readonly number[];
  /** Sums of each side over the subtree. */
  readonly left: Float64Array;
  readonly right: Float64Array | undefined;
  readonly zoom: (row: number) => void;
  readonly pick: (row: number) => void;
  /** Greys out what is not marked, by row of `names`; nothing where nothing is searched for. Answers the share marked. */
  readonly mark: (names: Uint8Array | undefined) => number;
  readonly draw: () => void;
}

/**
 * A flame graph in our HTML files: as tall as its levels, of which those in sight are drawn. Its source is written into the
 * file, so everything it uses is inside it, and it keeps to what the compiler leaves as it is.
 *
 * @param frame scrolls over the levels, and has a canvas in the one element that is in it
 */
export function htmlGraph(
  frame: HTMLElement,
  data: GraphData,
  onPick: (row: number) => void,
  describe: (row: number) => string
): HtmlGraph {
  const ROW = 18;
  const levels = frame.firstElementChild as HTMLElement;
  const canvas = levels.firstElementChild as HTMLCanvasElement;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const { level, nameIndex, self, selfRight, hues, isRootBelow } = data;
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
  let marked: Uint8Array | undefined;

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

  const color = (row: number): string => {
    if (marked && marked[nameIndex[row]] === 0) {
      return '#c4c4c4';
    }
    if (selfRight) {
      if (left[row] === 0 || right[row] === 0) {
        return right[row] === 0 ? '#7aa7ff' : '#ff9b2f';
      }
      const before = left[row] / (left[0] || 1);
      const after = right[row] / (right[0] || 1);
      const change = after - before;
      const strength = Math.min(1, (2 * Math.abs(change)) / (Math.abs(after) + Math.abs(before) || 1));
      return 'hsl(' + (change < 0 ? 215 : 33) + ',' + (strength < 0.01 ? 0 : 85) + '%,' + (88 - 20 * strength) + '%)';
    }
    return row === 0 ? '#d0d0d0' : 'hsl(' + hues[nameIndex[row]] + ',60%,75%)';
  };

  /** Rows that are wide enough to be seen, parents first, each with its place; until `visit` says that it is enough. */
  const eachBar = (visit: (row: number, x: number, wide: number) => boolean): void => {
    const all = frame.clientWidth;
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

  const topOf = (row: number): number => (isRootBelow ? deepest - level[row] : level[row]) * ROW;

  const drawBar = (row: number, x: number, wide: number, y: number): void => {
    context.fillStyle = color(row);
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
  };

  const draw = (): void => {
    const ratio = window.devicePixelRatio || 1;
    const high = frame.clientHeight;
    canvas.style.height = high + 'px';
    canvas.width = Math.round(frame.clientWidth * ratio);
    canvas.height = Math.round(high * ratio);
    context.scale(ratio, ratio);
    context.font = '12px system-ui, sans-serif';
    context.textBaseline = 'middle';
    eachBar((row, x, wide) => {
      const y = topOf(row) - frame.scrollTop;
      if (y > -ROW && y < high) {
        drawBar(row, x, wide, y);
      }
      return true;
    });
  };

  const pick = (row: number): void => {
    const top = topOf(row);
    const isInside = row >= zoomed && row < end[zoomed];
    const isAbove = row <= zoomed && end[row] > zoomed;
    picked = row;
    zoomed = isInside || isAbove ? zoomed : 0;
    frame.scrollTop = Math.min(top, Math.max(frame.scrollTop, top + ROW - frame.clientHeight));
    draw();
    onPick(row);
  };
  const zoom = (row: number): void => {
    zoomed = row;
    pick(row);
  };

  const rowAt = (event: MouseEvent): number => {
    const y = event.offsetY + frame.scrollTop;
    let found = -1;
    eachBar((row, x, wide) => {
      const top = topOf(row);
      found = y >= top && y < top + ROW && event.offsetX >= x && event.offsetX < x + wide ? row : found;
      return found === -1;
    });
    return found;
  };

  const mark = (wanted: Uint8Array | undefined): number => {
    marked = wanted;
    let sum = 0;
    // The root is no frame.
    for (let row = 1; row < rows;) {
      const matches = wanted !== undefined && wanted[nameIndex[row]] === 1;
      sum += matches ? width[row] : 0;
      row = matches ? end[row] : row + 1;
    }
    draw();
    return sum / (width[0] || 1);
  };

  const previousSibling = (): number => {
    let before = parent[picked] + 1;
    while (before < picked && end[before] < picked) {
      before = end[before];
    }
    return picked === 0 ? 0 : before;
  };
  const step = (key: string): number => {
    switch (key) {
      case isRootBelow ? 'ArrowUp' : 'ArrowDown':
        return end[picked] > picked + 1 ? picked + 1 : picked;
      case isRootBelow ? 'ArrowDown' : 'ArrowUp':
        return parent[picked];
      case 'ArrowRight':
        return end[picked] < rows && level[end[picked]] === level[picked] ? end[picked] : picked;
      case 'ArrowLeft':
        return previousSibling();
    }
    return -1;
  };

  measure();
  levels.style.height = (deepest + 1) * ROW + 'px';
  frame.scrollTop = isRootBelow ? levels.clientHeight : 0;
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
  frame.onscroll = draw;
  frame.onkeydown = (event) => {
    const next = step(event.key);
    if (next !== -1) {
      pick(next);
    } else if (event.key === 'Enter') {
      zoom(picked);
    } else if (event.key === 'Escape') {
      zoomed = 0;
      pick(picked);
    } else {
      return;
    }
    event.preventDefault();
  };
  return { names, level, nameIndex, left, right: selfRight && right, zoom, pick, mark, draw };
}
