import { type LabelScope, type TimeRange } from '../backends/backend';
import { type ProfilingDataSource } from '../datasource';
import { type LabelSource } from './selectorLanguage';

/** A failing server offers nothing; the query itself will say why. */
export function labelSource(
  datasource: Pick<ProfilingDataSource, 'labelNames' | 'labelValues'>,
  profileTypeId: string,
  range: TimeRange
): LabelSource {
  const scope = (labelSelector: string): LabelScope => ({ range, profileTypeId, labelSelector });
  return {
    async names(others) {
      const names = await datasource.labelNames(scope(others));
      return names.ok ? names.value : [];
    },
    async values(name, others) {
      const values = await datasource.labelValues(name, scope(others));
      return values.ok ? values.value : [];
    },
  };
}
