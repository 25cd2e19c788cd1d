import { useMemo } from 'react';

import { type ProfileFrameMeta } from '../../datasource/query';
import { type ProfileOrigin, type ProfileShape } from '../query/useReshaped';
import { type ReadingPlace } from './readingPlace';

/** What can be done about a profile of a data source; next to nothing where it is not known where it came from. */
export function useReadingPlace(
  meta: ProfileFrameMeta | undefined,
  source: ProfileOrigin | undefined,
  canShowInFull: boolean,
  onShape: (shape: ProfileShape) => void
): ReadingPlace {
  return useMemo(() => {
    const labelLevels = meta?.labelLevels?.length ?? 0;
    if (!meta || !source) {
      return { labelLevels };
    }
    const { detail, profileTypeId, details = [] } = meta;
    const now: ProfileShape = { detail, profileTypeId, labelLevels: meta.labelLevels };
    return {
      labelLevels,
      uid: source.uid,
      ...(detail !== 'line' && details.includes('line') && { onLines: () => onShape({ ...now, detail: 'line' }) }),
      canShowInFull,
      openOther: async (kind, signal) => {
        const { openOtherProfile } = await import('./otherProfile');
        return openOtherProfile(source, meta, kind, (asked) => onShape({ detail, ...asked }), signal);
      },
    };
    // `onShape` does the same each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [meta, source, canShowInFull]);
}
