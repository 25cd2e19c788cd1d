import { useMemo, useState } from 'react';

import { padRange } from '../../correlation/range';
import { type CorrelationSettings } from '../../correlation/settings';
import { type SpanTable, traceOf } from '../../correlation/spanTable';
import { typesByKey } from '../profile/typeKeys';
import { profileTypeToShow, useProfileTypes } from './useProfileTypes';

interface ShownType {
  /** Ids of the types that the data source has at the time of the trace, as keys reach them. */
  readonly ordered: readonly string[];
  /** The one that is shown; `undefined` until it is known which there are. */
  readonly type: string | undefined;
  /** Why types are missing. */
  readonly problem: string | undefined;
  readonly onType: (id: string) => void;
}

/** The profile type that is shown: the one that was chosen, else `preferred`, else CPU. */
export function useShownType(
  uid: string | undefined,
  table: SpanTable,
  row: number | undefined,
  { paddingSeconds }: CorrelationSettings,
  preferred: string
): ShownType {
  const [chosen, onType] = useState('');
  const { startMs, endMs } = row === undefined ? table.traces[0] : traceOf(table, row);
  const { from, to } = padRange(startMs, endMs - startMs, paddingSeconds * 1000, Infinity);
  const types = useProfileTypes(uid, from, to);
  const ordered = useMemo(() => (types.kind === 'known' ? typesByKey(types.types.map(({ id }) => id)) : []), [types]);
  return {
    ordered,
    type: profileTypeToShow(chosen || preferred, types),
    problem: types.kind === 'unknown' ? types.reason : undefined,
    onType,
  };
}
