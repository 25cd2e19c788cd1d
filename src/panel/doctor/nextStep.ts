import { type Diagnosis } from '../../correlation/doctor/diagnosis';
import { type Attempt, type Rung } from '../../correlation/ladder';
import { carriesIds, type ProfileKind, profileKind } from '../../correlation/verdict/profileKind';

/** What may help where nothing was found, beside asking again. */
export type NextStep =
  | { readonly kind: 'ask'; readonly rung: Rung; readonly label: string }
  | { readonly kind: 'type'; readonly profileTypeId: string; readonly label: string }
  /** The service has another name in the profiles. */
  | { readonly kind: 'rename'; readonly profileService: string; readonly label: string };

/** The steps that go with a diagnosis, out of those that there are; the likeliest to help first. */
export function nextSteps(
  { link, similar }: Diagnosis,
  attempts: readonly Attempt[],
  types: readonly string[]
): readonly NextStep[] {
  const ask = (...rungs: readonly Rung[]): readonly NextStep[] =>
    attempts.filter(({ rung }) => rungs.includes(rung)).map(({ rung, label }) => ({ kind: 'ask', rung, label }));
  const shownKind = profileKind(attempts[0]?.query.profileTypeId ?? '');
  const showType = (profileTypeId: string | undefined): readonly NextStep[] =>
    profileTypeId === undefined
      ? []
      : [{ kind: 'type', profileTypeId, label: `Show ${profileTypeId.split(':')[1] ?? profileTypeId}` }];
  const show = (kind: ProfileKind): readonly NextStep[] =>
    shownKind === kind ? [] : showType(types.find((id) => profileKind(id) === kind));
  switch (link) {
    case 'typeWithoutIds':
      return [...showType(types.find((id) => carriesIds(profileKind(id)))), ...ask('serviceTime')];
    case 'serviceWithoutProfiles':
      return similar.map((profileService) => ({
        kind: 'rename',
        profileService,
        label: `Take the profiles of ${profileService}`,
      }));
    case 'sampledOut':
      // A span that waited has wall-clock samples.
      return [...show('wall'), ...ask('spanName', 'serviceTime')];
    case 'notUploadedYet':
    case 'storeEmpty':
    case 'outsideRetention':
    case 'spanWithoutService':
      return [];
    case 'serviceSilent':
      return ask('spanName');
    case 'idsRefused':
    case 'noProfileIds':
    case 'sdkWithoutIds':
    case 'parentMissing':
      return ask('serviceTime');
  }
}
