import { startTransition, useCallback, useEffect, useRef, useState } from 'react';

import { describeFileError } from '../../profile/formats/fileError';
import { type TreeDetail } from '../../profile/formats/profileFile';
import { type FlameTree } from '../../profile/flameTree';
import { type OpenedFile, openFile } from '../../profile/worker/openFile';

/** What has become of the file that was picked last. */
export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string }
  | {
      readonly kind: 'opened';
      readonly name: string;
      readonly file: OpenedFile;
      /** Row of `file.choices`. */
      readonly choice: number;
      readonly detail: TreeDetail;
      /** Absent while it is made. */
      readonly tree: FlameTree | undefined;
    };

export interface ProfileFileHandle {
  readonly state: FileState;
  /** Opens a file in the place of the one before, which is let go even while it is being read. */
  readonly open: (file: File) => void;
  readonly choose: (choice: number, detail: TreeDetail) => void;
}

const BY_FUNCTION: TreeDetail = {};

/** Bytes of a file that is read at all; `openProfileFile` has the same limit. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Opens files of the user's own computer. Nothing of them leaves the page. */
export function useProfileFile(): ProfileFileHandle {
  const [state, setState] = useState<FileState>({ kind: 'none' });
  const current = useRef<{ readonly stop: AbortController; file?: OpenedFile }>();
  const leave = useCallback(() => {
    current.current?.stop.abort();
    current.current?.file?.close();
    current.current = undefined;
  }, []);
  useEffect(() => leave, [leave]);

  const show = useCallback((name: string, file: OpenedFile, choice: number, detail: TreeDetail): void => {
    setState({ kind: 'opened', name, file, choice, detail, tree: undefined });
    const signal = current.current?.stop.signal;
    file
      .tree(choice, detail)
      .then((tree) =>
        // The view is put together in slices: the page answers meanwhile.
        startTransition(() =>
          setState((now) =>
            now.kind === 'opened' && now.file === file && now.choice === choice && now.detail === detail
              ? { ...now, tree }
              : now
          )
        )
      )
      .catch((error: unknown) => {
        if (!signal?.aborted) {
          setState({ kind: 'failed', name, reason: `The tree could not be made: ${messageOf(error)}` });
        }
      });
  }, []);

  const open = useCallback(
    (picked: File): void => {
      leave();
      const { name } = picked;
      const mine = { stop: new AbortController(), file: undefined as OpenedFile | undefined };
      current.current = mine;
      const { signal } = mine.stop;
      setState({ kind: 'opening', name });
      read(picked, signal)
        .then((opened) => {
          if (signal.aborted) {
            return;
          }
          if (typeof opened === 'string') {
            setState({ kind: 'failed', name, reason: opened });
            return;
          }
          mine.file = opened;
          show(name, opened, opened.chosen, BY_FUNCTION);
        })
        .catch((error: unknown) => {
          if (!signal.aborted) {
            setState({ kind: 'failed', name, reason: `The file could not be read: ${messageOf(error)}` });
          }
        });
    },
    [leave, show]
  );

  const choose = useCallback(
    (choice: number, detail: TreeDetail): void => {
      if (state.kind === 'opened') {
        show(state.name, state.file, choice, detail);
      }
    },
    [state, show]
  );
  return { state, open, choose };
}

/** The opened file, or in words why it can't be opened. */
async function read(picked: File, signal: AbortSignal): Promise<OpenedFile | string> {
  if (picked.size > MAX_BYTES) {
    return describeFileError({ kind: 'tooLarge', what: 'compressed', limit: MAX_BYTES });
  }
  const bytes = new Uint8Array(await picked.arrayBuffer());
  const opened = await openFile(bytes, picked.name, signal);
  return opened.ok ? opened.value : describeFileError(opened.error);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
