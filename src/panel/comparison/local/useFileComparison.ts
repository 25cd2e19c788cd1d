import { useCallback, useEffect, useRef, useState } from 'react';

import { errorText } from '../../query/errorText';
import { type ComparedTree, type LocalComparison } from './compareFile';

/** What has become of a file that was picked to be compared with. */
export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly name: string; readonly onClose: () => void }
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string; readonly onClose: () => void };

const NONE: FileState = { kind: 'none' };

/** Compares what is shown with files of the user's own computer. What does it is loaded with the first file. */
export function useFileComparison(onMade: (made: LocalComparison) => void): {
  readonly state: FileState;
  readonly onFile: (file: File, shown: ComparedTree) => void;
} {
  const [state, setState] = useState<FileState>(NONE);
  const stop = useRef<AbortController>();
  useEffect(() => () => stop.current?.abort(), []);
  const onClose = useCallback((): void => {
    stop.current?.abort();
    setState(NONE);
  }, []);
  const onFile = (file: File, shown: ComparedTree): void => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    const { name } = file;
    setState({ kind: 'opening', name, onClose });
    const failed = (reason: string): void => {
      if (!signal.aborted) {
        setState({ kind: 'failed', name, reason, onClose });
      }
    };
    import('./compareFile')
      .then(({ compareFile }) => compareFile(file, shown, signal))
      .then(
        (made) => {
          if (signal.aborted) {
            return;
          }
          if (!made.ok) {
            return failed(made.error);
          }
          setState(NONE);
          onMade(made.value);
        },
        (error: unknown) => failed(errorText(error))
      );
  };
  return { state, onFile };
}
