import { useEffect } from 'react';

import { type TimeRange } from '../backends/backend';
import { isCostly } from '../costly';
import { type ProfilingDataSource } from '../datasource';
import { type ProfilingQuery } from '../query';

interface Changing {
  readonly datasource: Pick<ProfilingDataSource, 'interpolateVariablesInQueries'>;
  /** As it is saved, with fields that this version does not know. */
  readonly saved: ProfilingQuery;
  /** As it is read. */
  readonly query: ProfilingQuery;
  readonly range: TimeRange;
  readonly onChange: (query: ProfilingQuery) => void;
}

export interface QueryChange {
  /** The query with its variables filled in. */
  readonly filled: ProfilingQuery;
  readonly change: (part: Partial<ProfilingQuery>) => void;
}

/**
 * Changes a query in the fields that are given, and in no other. Who agreed to a costly query agreed to that one: another
 * selector, type or set of ids asks anew, and so does the same query once a shorter range has made it cheap.
 */
export function useQueryChange({ datasource, saved, query, range, onChange }: Changing): QueryChange {
  const [filled = query] = datasource.interpolateVariablesInQueries([query], {});
  const change = (part: Partial<ProfilingQuery>): void => {
    const agreedToOther = query.allowCostly && ASKED_FOR.some((field) => field in part && part[field] !== query[field]);
    onChange({ ...query, ...saved, ...(agreedToOther && { allowCostly: undefined }), ...part });
  };
  const isOutdated = query.allowCostly === true && !isCostly(filled, range);
  useEffect(() => {
    if (isOutdated) {
      change({ allowCostly: undefined });
    }
    // Once, when the query has become cheap.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOutdated]);
  return { filled, change };
}

/** Fields that decide on how much is read. */
const ASKED_FOR = [
  'queryType',
  'profileTypeId',
  'labelSelector',
  'spanSelector',
  'traceIdSelector',
  'profileIdSelector',
] as const;
