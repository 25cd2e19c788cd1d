import { type amountText } from './amountText';
import { type GraphData, type htmlGraph, type HtmlGraph } from './htmlGraph';

/** What the viewer reads from its page. */
export interface ViewerData extends GraphData {
  readonly unit: string;
  readonly scale: number;
  /** Callers and callees of a function, which are shown in the place of the tree itself. */
  readonly halves?: readonly GraphData[];
}

/**
 * The script of our HTML files: shows their graphs, searches, and tells what the pointer or the keyboard is at. Its source
 * is written into the file, so everything it uses is inside it or handed to it, and it keeps to what the compiler leaves as
 * it is. Names reach the page as text only.
 */
export function htmlViewer(amount: typeof amountText, graphOn: typeof htmlGraph, data: ViewerData): void {
  const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
  const search = byId('search') as HTMLInputElement;
  const frames = document.querySelectorAll<HTMLElement>('.frame');
  const drawn = data.halves || [data];
  const parts = data.halves ? ['callers ', 'callees '] : [''];
  const graphs: HtmlGraph[] = [];
  /** Graph and row of each match, in the order of the page. */
  let matches: Array<readonly [graph: number, row: number]> = [];
  let atMatch = -1;

  const side = (values: Float64Array, row: number): string => {
    const percent = (100 * values[row]) / (values[0] || 1);
    return amount(values[row] * data.scale, data.unit) + ' (' + percent.toFixed(2) + ' %)';
  };
  const describe = (at: number, row: number): string => {
    const { names, nameIndex, left, right } = graphs[at];
    const both = right ? 'left ' + side(left, row) + ', right ' + side(right, row) : side(left, row);
    const own = amount(drawn[at].self[row] * data.scale, data.unit);
    return names[nameIndex[row]] + ' — ' + both + ', self ' + own;
  };
  const tell = (at: number, row: number): void => {
    byId('status').textContent = describe(at, row);
  };

  const marksOf = ({ names, level, nameIndex }: HtmlGraph, at: number, pattern: string): Uint8Array => {
    const marks = Uint8Array.from(names, (name) => (name.toLowerCase().indexOf(pattern) === -1 ? 0 : 1));
    for (let row = 1; row < level.length; row++) {
      if (marks[nameIndex[row]] === 1) {
        matches.push([at, row]);
      }
    }
    return marks;
  };
  const look = (): void => {
    const pattern = search.value.toLowerCase();
    matches = [];
    atMatch = -1;
    const shares = graphs.map((graph, at) => {
      const share = graph.mark(pattern === '' ? undefined : marksOf(graph, at, pattern));
      return parts[at] + (100 * share).toFixed(2) + ' %';
    });
    byId('matched').textContent = pattern === '' ? '' : shares.join(', ') + ' matches';
  };
  const toMatch = (by: number): void => {
    const count = matches.length;
    if (count > 0) {
      atMatch = atMatch === -1 && by < 0 ? count - 1 : (atMatch + by + count) % count;
      graphs[matches[atMatch][0]].pick(matches[atMatch][1]);
    }
  };

  drawn.forEach((graph, at) => {
    graphs.push(
      graphOn(
        frames[at],
        graph,
        (row) => tell(at, row),
        (row) => describe(at, row)
      )
    );
  });
  graphs.forEach((graph) => graph.draw());
  tell(0, 0);
  search.oninput = look;
  search.onkeydown = (event) => {
    if (event.key === 'Enter') {
      toMatch(event.shiftKey ? -1 : 1);
    }
  };
  byId('reset').onclick = () => graphs.forEach((graph) => graph.zoom(0));
  window.onresize = () => graphs.forEach((graph) => graph.draw());
}
