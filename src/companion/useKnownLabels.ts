import { useEffect, useState } from 'react';

import { type ComparisonAddress } from '../correlation/comparisonLink';
import { DEFAULT_SETTINGS } from '../correlation/settings';
import { type TimeWindow } from '../correlation/range';
import { formatLabelSelector, type Matcher } from '../profile/labelSelector';
import { listsSiblings, openProfileSource } from '../panel/query/profileSource';

/**
 * The matchers for what an address names: its service, and those of its other labels that the profiles of the service have.
 * An alert has labels of its metric, and profiles may not know them. `undefined` until that is known.
 */
export function useKnownLabels(
  address: ComparisonAddress,
  uid: string | undefined,
  profileTypeId: string | undefined
): readonly Matcher[] | undefined {
  const { service, range, labels: asked = [] } = address;
  const key = JSON.stringify([uid, profileTypeId, service, range]);
  const [found, setFound] = useState<{ readonly key: string; readonly names: readonly string[] }>();
  const isAsking = asked.length > 0 && uid !== undefined && profileTypeId !== undefined;
  useEffect(() => {
    if (!isAsking) {
      return undefined;
    }
    const [source, type, name, window] = JSON.parse(key) as [string, string, string, TimeWindow];
    const stop = new AbortController();
    void namesOf(source, type, name, window, stop.signal).then(
      (names) => !stop.signal.aborted && setFound({ key, names })
    );
    return () => stop.abort();
  }, [isAsking, key]);
  const own = service === undefined ? [] : matchersOf(service);
  if (asked.length === 0) {
    return own;
  }
  return found?.key === key ? [...own, ...asked.filter(({ name }) => found.names.includes(name))] : undefined;
}

const matchersOf = (service: string): readonly Matcher[] =>
  DEFAULT_SETTINGS.tags.map(({ label }) => ({ name: label, op: '=', value: service }));

/** None where the data source does not say: the service alone is the wider question. */
async function namesOf(
  uid: string,
  profileTypeId: string,
  service: string,
  range: TimeWindow,
  signal: AbortSignal
): Promise<readonly string[]> {
  try {
    const source = await openProfileSource(uid);
    const scope = { range, profileTypeId, labelSelector: formatLabelSelector(matchersOf(service)) };
    const names = listsSiblings(source) ? await source.labelNames(scope, signal) : undefined;
    return names?.ok ? names.value : [];
  } catch {
    return [];
  }
}
