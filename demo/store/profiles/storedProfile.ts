import { type Profile } from '../../../src/profile/profile';
import { type PprofDetails } from './pprofDetails';

export type Labels = ReadonlyMap<string, string>;

/** A profile as a client pushed it, through whichever API. */
export interface PushedProfile {
  /** First part of its profile types: `process_cpu`, `memory`. */
  readonly name: string;
  /** Labels that stand beside the profile; those of its samples are in it. */
  readonly labels: Labels;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly profile: Profile;
  readonly details: PprofDetails;
}

export interface StoredProfile extends PushedProfile {
  /** A UUID: the name of the profile in exemplars. */
  readonly id: string;
}
