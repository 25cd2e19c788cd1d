import { type Diagnosis } from '../../correlation/doctor/diagnosis';
import { type Attempt, type Rung } from '../../correlation/ladder';
import { carriesIds, profileKind } from '../../correlation/verdict/profileKind';

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
  switch (link) {
    case 'typeWithoutIds': {
      const profileTypeId = types.find((id) => carriesIds(profileKind(id)));
      const other: readonly NextStep[] =
        profileTypeId === undefined
          ? []
          : [{ kind: 'type', profileTypeId, label: `Show ${profileTypeId.split(':')[1] ?? profileTypeId}` }];
      return [...other, ...ask('serviceTime')];
    }
    case 'serviceWithoutProfiles':
      return similar.map((profileService) => ({
        kind: 'rename',
        profileService,
        label: `Take the profiles of ${profileService}`,
      }));
    case 'sampledOut':
      return ask('spanName', 'serviceTime');
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
