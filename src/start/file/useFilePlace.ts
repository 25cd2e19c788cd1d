import { useMemo } from 'react';

import { type OtherProfile, type ReadingPlace } from '../../panel/findings/readingPlace';
import { figuresOf } from '../../panel/profile/figures';
import { profileKind } from '../../profile/findings/finding';
import { type ProfileKind } from '../../profile/findings/rule';
import { type TreeDetail } from '../../profile/formats/profileFile';
import { type FileState } from './useProfileFile';

type Opened = Extract<FileState, { kind: 'opened' }>;

/** What can be done about a profile of a file: other sample types are those of the same file. */
export function useFilePlace(
  { file, choice, detail }: Opened,
  onChoose: (choice: number, detail: TreeDetail) => void
): ReadingPlace {
  return useMemo(() => {
    const others = (kind: ProfileKind): number[] =>
      [...file.choices.keys()].filter((at) => at !== choice && profileKind(file.choices[at].sampleType) === kind);
    const openOther = async (kind: ProfileKind): Promise<OtherProfile> => {
      const other = others(kind).at(0);
      if (other === undefined) {
        return { kind: 'none', reason: 'the file has no profile of that.' };
      }
      const tree = await file.tree(other, {});
      const { format } = figuresOf(tree, undefined);
      return { kind: 'found', tree, format, onShow: () => onChoose(other, detail) };
    };
    return {
      labelLevels: detail.labels?.length ?? 0,
      ...(detail.detail !== 'line' &&
        file.details.includes('line') && { onLines: () => onChoose(choice, { ...detail, detail: 'line' }) }),
      openOther,
    };
    // Each file has choices of its own, and `onChoose` does the same each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file, choice, detail]);
}
