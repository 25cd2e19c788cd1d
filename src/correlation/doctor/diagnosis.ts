import { type SdkSetup } from './sdkSetup';

/** The link that is broken between a span and a profile. */
export type BrokenLink =
  | 'typeWithoutIds'
  | 'notUploadedYet'
  | 'storeEmpty'
  | 'outsideRetention'
  | 'spanWithoutService'
  | 'serviceWithoutProfiles'
  | 'serviceSilent'
  | 'idsRefused'
  | 'noProfileIds'
  | 'sdkWithoutIds'
  | 'parentMissing'
  /** All is set up, and the sampler took no sample of the span. */
  | 'sampledOut';

export interface Diagnosis {
  readonly link: BrokenLink;
  /** What is broken, and what to do about it, in sentences. */
  readonly text: string;
  /** The lines that mend it, of one language or of all. */
  readonly setups: readonly SdkSetup[];
  /** Services that may be meant. */
  readonly similar: readonly string[];
  /** Follows from facts alone; else more may have to be looked up (`probesFor`). */
  readonly certain: boolean;
}

export const cause = (link: BrokenLink, text: string, more: Partial<Diagnosis> = {}): Diagnosis => ({
  link,
  text,
  setups: [],
  similar: [],
  certain: true,
  ...more,
});
