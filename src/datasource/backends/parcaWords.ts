import { type Profile, type SampleType } from '../../profile/profile';
import { type IdFilter, type ProfileType } from './backend';
import { isDelta, otherForm } from './parcaType';
import { parseProfileTypeId } from './profileTypeId';
import { type IdLabels, idLabelOf } from './traceLabel';

interface Asked {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly filter?: IdFilter;
}

/** Why there is nothing: the type, `:delta`, the ids or the selector. `types` are those of the range, if they are known. */
export function emptyReason(asked: Asked, types: readonly ProfileType[] | undefined, labels: IdLabels): string {
  const { profileTypeId, labelSelector, filter } = asked;
  const has = (id: string): boolean => types?.some((type) => type.id === id) ?? false;
  if (types && !has(profileTypeId)) {
    return has(otherForm(profileTypeId))
      ? `Parca has this profile type as ${otherForm(profileTypeId)} only, and the query asks for ${profileTypeId}: pick the profile type again.`
      : `Parca has no profiles of the type ${profileTypeId} in this range.`;
  }
  if (!filter || filter.kind === 'none') {
    return `Parca has no samples for ${profileTypeId} ${labelSelector} in this range.`;
  }
  return `Parca has no samples for ${profileTypeId} ${labelSelector} whose series label ${idLabelOf(filter, labels)} is ${filter.ids.join(' or ')} in this range. ${ABOUT_IDS}`;
}

/** True since 0.23: https://github.com/parca-dev/parca/issues/5181 */
const ABOUT_IDS =
  'Parca drops the labels of pprof samples since 0.23, so an id is found only where it is a series label or an OTLP attribute; the data source settings name that label.';

/** What a reader of the profile must know about its values. */
export function profileNotices(profileTypeId: string, { sampleTypes: [sent] }: Profile): readonly string[] {
  return [
    ...(sent ? unitNotices(profileTypeId, sent) : []),
    ...(isDelta(profileTypeId)
      ? []
      : [
          'The values are sums over all snapshots that Parca holds for this range; for one moment, choose a range with one snapshot.',
        ]),
  ];
}

/** Parca answers for samples with the time they stand for: their number times the sampling period. */
export function unitNotices(profileTypeId: string, sent: SampleType): readonly string[] {
  const asked = parseProfileTypeId(profileTypeId);
  return !asked.ok || isSame(asked.value.sampleType, sent)
    ? []
    : [
        `Parca answers for ${asked.value.sampleType.type}:${asked.value.sampleType.unit} with ${sent.type} in ${sent.unit}.`,
      ];
}

const isSame = (a: SampleType, b: SampleType): boolean => a.type === b.type && a.unit === b.unit;
