import { useMemo } from 'react';

import { type LineSource } from '../../panel/flame/lines/lineSource';
import { err, ok } from '../../profile/result';
import { type FileState } from './useProfileFile';

type Opened = Extract<FileState, { kind: 'opened' }>;

/** The lines of a profile of a file: of a pprof the tree by line, which is made where the file is kept. */
export function useFileLines({ file, choice, detail }: Opened): LineSource {
  return useMemo((): LineSource => {
    if (!file.details.includes('line')) {
      return { kind: 'impossible', why: 'this kind of file has functions only. A pprof tells lines.' };
    }
    if (detail.detail === 'file') {
      return { kind: 'impossible', why: 'the rows are files here, not functions. Choose frames by function first.' };
    }
    return {
      kind: 'possible',
      about: String(choice),
      seen: detail.detail ?? 'function',
      ask: (wanted, onAnswer) => {
        let isWanted = true;
        file.tree(choice, { ...detail, detail: wanted }).then(
          (tree) => isWanted && onAnswer(ok(tree)),
          (error: unknown) =>
            isWanted &&
            onAnswer(err(`The tree could not be made: ${error instanceof Error ? error.message : String(error)}`))
        );
        return () => {
          isWanted = false;
        };
      },
    };
  }, [file, choice, detail]);
}
