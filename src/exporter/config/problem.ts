import { type Document, isMap, isNode, type LineCounter, type Node } from 'yaml';

/** A mistake in the configuration, and where: lines and columns count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  readonly detail: string;
}

/** Keys of maps and rows of lists, from the top of the file down. */
export type ConfigPath = ReadonlyArray<string | number>;

/** Finds places of a YAML document. */
export class Places {
  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter
  ) {}

  /** A problem of what stands at a path; where nothing does, of what it is missing in. */
  problem(path: ConfigPath, detail: string): ConfigProblem {
    const { line, col } = this.lines.linePos(this.offsetOf(path));
    const place = path.length > 0 ? `${path.join('.')}: ` : '';
    return { line, column: col, detail: `${place}${detail}` };
  }

  /** A key where there is one, since a mistake is more often in the key than before its value. */
  private offsetOf(path: ConfigPath): number {
    for (let length = path.length; length > 0; length--) {
      const within = length === 1 ? this.document.contents : this.document.getIn(path.slice(0, length - 1), true);
      const key = isMap(within)
        ? within.items.find((pair) => String(pair.key) === String(path[length - 1]))?.key
        : undefined;
      const node: unknown = key ?? this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) {
        return node.range[0];
      }
    }
    return (this.document.contents as Node | null)?.range?.[0] ?? 0;
  }
}

/** `exporter.yaml:12:5: backends.main.url: …`, as compilers print it. */
export const problemText = (file: string, { line, column, detail }: ConfigProblem): string =>
  `${file}:${line}:${column}: ${detail}`;
