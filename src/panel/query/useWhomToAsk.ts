import { useMemo } from 'react';

import { type ProfileFrameMeta } from '../../datasource/query';
import { type LineSource } from '../flame/lines/lineSource';
import { type ChartSource } from '../flame/view/chartSource';
import { type InFullSource } from '../flame/view/useInFull';
import { chartSourceOf } from './askChart';
import { askInFull } from './askInFull';
import { lineSourceOf } from './askLines';
import { type ProfileOrigin, questionOf, sidesOf } from './useReshaped';

/** Whom the flame view asks for what did not come with a profile. */
export interface WhomToAsk {
  readonly inFull: InFullSource | undefined;
  readonly lines: LineSource;
  /** `undefined` where there is no order of time to ask for. */
  readonly chart: ChartSource | undefined;
}

/** They stay the same as long as the profile does. */
export function useWhomToAsk(meta: ProfileFrameMeta | undefined, source: ProfileOrigin | undefined): WhomToAsk {
  const uid = source?.uid;
  return useMemo(
    () => ({
      inFull: source && meta && inFullSourceOf(meta, source),
      lines: lineSourceOf(meta, source),
      chart: chartSourceOf(meta, source),
    }),
    // Where the query came from matters to logs only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [meta, uid]
  );
}

const inFullSourceOf = (meta: ProfileFrameMeta, source: ProfileOrigin): InFullSource => ({
  about: JSON.stringify([source.uid, meta.detail, questionOf(meta), sidesOf(meta).compareWith]),
  ask: (path, onAnswer) => askInFull(source, meta, path, onAnswer),
});
