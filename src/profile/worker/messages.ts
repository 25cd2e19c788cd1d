import { type FileError } from '../formats/fileError';
import { type FileContents, type TreeDetail } from '../formats/profileFile';
import { type FlameTree } from '../flameTree';
import { type Result } from '../result';

/** What the page asks its worker, one question at a time. `bytes` are handed over, not copied. */
export type Question =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly kind: 'tree'; readonly choice: number; readonly detail: TreeDetail }
  | { readonly kind: 'chart'; readonly choice: number; readonly track: number; readonly detail: TreeDetail };

/** What the worker says: that it runs, then an answer to each question. `bug` is what was thrown there. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly result: Result<FileContents, FileError> }
  | { readonly kind: 'tree'; readonly tree: FlameTree }
  | { readonly kind: 'chart'; readonly chart: Result<FlameTree, string> }
  | { readonly kind: 'bug'; readonly message: string };

/** The memory of all columns of a tree, to be handed over instead of copied. */
export function columnMemory(tree: FlameTree): ArrayBuffer[] {
  const memory = new Set<ArrayBuffer>();
  const collect = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      memory.add(value.buffer as ArrayBuffer);
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      Object.values(value).forEach(collect);
    }
  };
  collect(tree);
  return Array.from(memory);
}
