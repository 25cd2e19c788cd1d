import { formatLabelSelector, type Matcher } from '../../profile/labelSelector';
import { type Profile } from '../../profile/profile';
import { labelNames } from '../../profile/sampleLabels';
import { type PprofSource } from '../query';
import { type IdFilter, type ResolvedQuery } from './backend';
import { type Capture } from './pprofBackend';
import { profileName } from './pprofSource';

/** Says what a profile is of: a pprof endpoint cannot look back, so the dashboard's time range does not apply. */
export function provenance(source: PprofSource, profile: Profile, capture: Capture | undefined): readonly string[] {
  const anyRange = 'the time range of the dashboard does not apply';
  switch (source.kind) {
    case 'snapshot':
      return [`State of the process now; ${anyRange}.`];
    case 'delta':
      return [`What changed in the last ${source.seconds} s, so values can be negative; ${anyRange}.`];
    case 'cpu':
      return capture ? [`Captured ${clock(capture.takenAt)} during ${capture.seconds} s; ${anyRange}.`] : [];
    case 'file':
      return [
        `From the file ${source.name}${profile.timeMillis ? `, taken ${clock(profile.timeMillis)}` : ''}; ${anyRange}.`,
      ];
  }
}

/** Says which matchers did not narrow the profile, because the ids alone did. */
export const leftOut = (matchers: readonly Matcher[], { kind }: IdFilter): readonly string[] =>
  matchers.length === 0
    ? []
    : [
        `The samples carry no label ${matchers.map(({ name }) => name).join(', ')}, so only the ${kind} id picks them, not ${formatLabelSelector(matchers)}.`,
      ];

/** Heap, block and mutex profiles have no text labels, so every filter leaves nothing of them. */
export function emptyReason(
  source: PprofSource,
  { filter, labelSelector }: ResolvedQuery,
  matchers: readonly Matcher[],
  profile: Profile
): string {
  const name = profileName(source);
  const ids = filter.kind === 'none' ? '' : ` of ${filter.kind} ${filter.ids.join(', ')}`;
  const selector = matchers.length === 0 ? '' : ` for ${labelSelector}`;
  if (ids === '' && selector === '') {
    return `The ${name} profile holds no samples.`;
  }
  const names = labelNames(profile);
  if (names.length === 0) {
    return `The samples of the ${name} profile carry no labels, so none can be picked${ids}${selector}.`;
  }
  return `The ${name} profile holds no samples${ids}${selector}. Its samples carry the labels ${names.join(', ')}.`;
}

const clock = (millis: number): string => `${new Date(millis).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
