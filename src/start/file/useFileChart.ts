import { useMemo } from 'react';

import { type ChartSource } from '../../panel/flame/view/chartSource';
import { err } from '../../profile/result';
import { type FileState } from './useProfileFile';

type Opened = Extract<FileState, { kind: 'opened' }>;

/** The calls of what is shown of a file in the order of time, made where the file is kept. */
export function useFileChart({ name, file, choice, detail }: Opened): ChartSource {
  return useMemo((): ChartSource => {
    const { order } = file.choices[choice];
    if (order.kind === 'none') {
      return { kind: 'impossible', why: order.why };
    }
    return {
      kind: 'possible',
      about: JSON.stringify([name, choice, detail]),
      tracks: order.tracks,
      note: order.note,
      ask: (track, onAnswer) => {
        let isWanted = true;
        file.chart(choice, track, detail).then(
          (chart) => isWanted && onAnswer(chart),
          (error: unknown) =>
            isWanted &&
            onAnswer(err(`The calls could not be read: ${error instanceof Error ? error.message : String(error)}.`))
        );
        return () => {
          isWanted = false;
        };
      },
    };
  }, [name, file, choice, detail]);
}
