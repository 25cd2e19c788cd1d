import { matchesLabels, type Matcher, parseLabelSelector } from '../../../src/profile/labelSelector';
import { ConnectError } from '../connectError';
import { inRange, type Profiles, type Range } from '../profiles/profileStore';
import { parseProfileTypeId, type ProfileType, profileTypeId } from '../profiles/profileType';
import { malformedPattern } from '../querier/request';
import { type StoredSeries } from '../profiles/series';
import { type Labels, type StoredProfile } from '../profiles/storedProfile';
import { invalid } from './parcaError';

/** One sample type of one profile, all of its samples: Parca drops the labels that samples have. */
export interface ParcaSeries {
  readonly type: ProfileType;
  /** A delta lasts some time, other profiles are of one moment. */
  readonly delta: boolean;
  readonly labels: Labels;
  readonly source: StoredProfile;
  /** The samples as Pyroscope's API splits them. */
  readonly parts: readonly StoredSeries[];
}

/** What `query` in a request says: a profile type, and which series of it. */
export interface ParcaQuery {
  readonly typeId: string;
  readonly type: ProfileType;
  readonly delta: boolean;
  readonly matchers: readonly Matcher[];
}

export const parcaSeries = (profiles: Profiles, range: Range | undefined): readonly ParcaSeries[] =>
  profiles
    .uploads()
    .filter(({ profile }) => inRange(profile.time, range))
    .flatMap(({ profile: source, series }) =>
      source.profile.sampleTypes.map((sample, sampleType): ParcaSeries => ({
        type: { name: source.name, sample, period: source.profile.period?.type ?? { type: '', unit: '' } },
        delta: source.profile.durationNanos !== 0,
        labels: source.labels,
        source,
        parts: series.filter((part) => part.sampleType === sampleType),
      }))
    );

export const typeIdOf = ({ type, delta }: Pick<ParcaSeries, 'type' | 'delta'>): string =>
  `${profileTypeId(type)}${delta ? ':delta' : ''}`;

/** `process_cpu:cpu:nanoseconds:cpu:nanoseconds:delta{job="x"}`. */
export function parseQuery(text: string): ParcaQuery {
  const brace = text.indexOf('{');
  const typeId = brace < 0 ? text : text.slice(0, brace);
  const selector = parseLabelSelector(brace < 0 ? '{}' : text.slice(brace));
  if (!selector.ok || malformedPattern(selector.value) !== undefined) {
    throw invalid('failed to parse query');
  }
  try {
    return { typeId, type: parseProfileTypeId(typeId), delta: /:delta$/.test(typeId), matchers: selector.value };
  } catch (error) {
    throw error instanceof ConnectError ? invalid(error.message) : error;
  }
}

export const select = (profiles: Profiles, query: ParcaQuery, range: Range | undefined): readonly ParcaSeries[] =>
  parcaSeries(profiles, range).filter(
    (series) =>
      typeIdOf(series) === query.typeId && matchesLabels(query.matchers, (name) => series.labels.get(name) ?? '')
  );
