import { type Call } from './call';

/** GetProfileStats. The dual mode knows no oldest profile. */
export function profileStats({ profiles, mode }: Call): object {
  const times = profiles.uploads().map(({ profile }) => profile.time);
  if (times.length === 0) {
    return {};
  }
  return {
    dataIngested: true,
    ...(mode === 'dual' ? {} : { oldestProfileTime: String(Math.min(...times)) }),
    newestProfileTime: String(Math.max(...times)),
  };
}

/** AnalyzeQuery: a fixed answer per storage, since there are no blocks here to count. */
export function analyzeQuery({ mode }: Call): object {
  if (mode === 'v2') {
    return {};
  }
  const counts = mode === 'v1' ? { componentCount: '1', blockCount: '1' } : {};
  return {
    queryScopes: ['Short term storage', 'Long term storage'].map((componentType) => ({ componentType, ...counts })),
    queryImpact: mode === 'v1' ? { deduplicationNeeded: true } : {},
  };
}
