import { type GrafanaUnit } from '../../profile/unit';
import { bytesText, countText, digits, durationText, percentText } from '../words';
import { profileKind } from './profileKind';

/** The sum of a profile that was found. */
export interface ProfileNumbers {
  /** `name:sampleType:sampleUnit:periodType:periodUnit`. */
  readonly profileTypeId: string;
  readonly total: number;
  /** Of `total`: flame graph frames have been brought to one of these. */
  readonly unit: GrafanaUnit;
}

export interface Spent {
  /** The sum in words. */
  readonly spent: string;
  /** What it says about the wall time; empty where nothing. */
  readonly explains: string;
  /** Of the wall time, 1 being one thread all the time. */
  readonly explained: number | undefined;
}

/** More than one thread is said from here on: a timer may count a little more than the clock. */
const SEVERAL_THREADS = 1.1;

/** Puts the sum of a profile beside the wall time of what it is of. */
export function spentText(profile: ProfileNumbers, wallMs: number): Spent {
  const kind = profileKind(profile.profileTypeId);
  const amount = amountText(profile, wallMs);
  const share = profile.unit === 'ns' && wallMs > 0 ? profile.total / 1e6 / wallMs : undefined;
  switch (kind) {
    case 'cpu':
      return { spent: `${amount} CPU`, ...explaining(share, 'the flame graph explains') };
    case 'wall':
      return { spent: `${amount} in the wall-clock profile`, ...explaining(share, 'the flame graph covers') };
    case 'block':
      return { spent: `${amount} blocked`, ...explaining(share, 'it was blocked for') };
    case 'mutex':
      return { ...SAYS_NOTHING, spent: `others waited ${amount} for locks that it held` };
    case 'allocated':
      return { ...SAYS_NOTHING, spent: `${amount} allocated` };
    case 'level':
      return { ...SAYS_NOTHING, spent: `${amount} in use when the profile was taken` };
    case 'samples':
      return { ...SAYS_NOTHING, spent: countText(profile.total, 'CPU sample') };
    case 'other':
      return { ...SAYS_NOTHING, spent: amount };
  }
}

const SAYS_NOTHING = { explains: '', explained: undefined };

function explaining(share: number | undefined, verb: string): Omit<Spent, 'spent'> {
  if (share === undefined) {
    return SAYS_NOTHING;
  }
  const explains =
    share > SEVERAL_THREADS ? `${digits(share)} threads on average` : `${verb} ${percentText(share)} of it`;
  return { explains, explained: share };
}

function amountText({ total, unit }: ProfileNumbers, wallMs: number): string {
  switch (unit) {
    case 'ns':
      return durationText(total / 1e6, total / 1e6 < wallMs ? wallMs : undefined);
    case 'bytes':
      return bytesText(total);
    case 'short':
      return digits(total);
  }
}
