import { matchesLabels, parseLabelSelector } from '../../../src/profile/labelSelector';
import { type Profiles } from '../profiles/profileStore';
import { type Parameters } from './parameters';
import { optionalRange } from './optionalRange';
import { invalid } from './parcaError';
import { type ParcaSeries, parcaSeries, typeIdOf } from './parcaSeries';

/** `/api/profiles/types`, in no order. */
export function types(profiles: Profiles, parameters: Parameters): object {
  const byId = new Map(parcaSeries(profiles, optionalRange(parameters)).map((series) => [typeIdOf(series), series]));
  return {
    types: [...byId.values()].map(({ type: { name, sample, period }, delta }) => ({
      name,
      sampleType: sample.type,
      sampleUnit: sample.unit,
      periodType: period.type,
      periodUnit: period.unit,
      delta,
    })),
  };
}

/** `/api/profiles/labels`. `match` counts only beside a profile type; it is a bare list of matchers. */
export function labels(profiles: Profiles, parameters: Parameters): object {
  const matchers = parameters.texts('match').flatMap((text) => {
    const parsed = parseLabelSelector(/^\s*\{/.test(text) ? text : `{${text}}`);
    if (!parsed.ok) {
      throw invalid('failed to parse query');
    }
    return parsed.value;
  });
  const found = ofType(profiles, parameters).filter(
    (series) =>
      parameters.text('profile_type') === '' || matchesLabels(matchers, (name) => series.labels.get(name) ?? '')
  );
  return { labelNames: distinct(found.flatMap((series) => [...series.labels.keys()])), warnings: [] };
}

/** `/api/profiles/labels/<name>/values`. As in the real server, `match` is ignored. */
export function labelValues(profiles: Profiles, parameters: Parameters, name: string): object {
  const values = ofType(profiles, parameters).flatMap((series) => series.labels.get(name) ?? []);
  return { labelValues: distinct(values), warnings: [] };
}

function ofType(profiles: Profiles, parameters: Parameters): readonly ParcaSeries[] {
  const typeId = parameters.text('profile_type');
  return parcaSeries(profiles, optionalRange(parameters)).filter(
    (series) => typeId === '' || typeIdOf(series) === typeId
  );
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
