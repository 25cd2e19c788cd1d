import { type ProfileKind } from '../../profile/findings/rule';
import { type FlameTree } from '../../profile/flameTree';

/** What is known of a profile beside its tree, and what can be done where it is shown. Keep its identity. */
export interface ReadingPlace {
  /** Levels of label values above the stacks. */
  readonly labelLevels: number;
  /** The data source whose rules are read too. */
  readonly uid?: string | undefined;
  /** Shows lines in the place of functions; absent where they can't be shown, or are shown already. */
  readonly onLines?: (() => void) | undefined;
  /** Whether what was cut off can be asked for. */
  readonly canShowInFull?: boolean;
  /** Asks for another profile of the same thing at the same time. */
  readonly openOther?: ((kind: ProfileKind, signal: AbortSignal) => Promise<OtherProfile>) | undefined;
}

export type OtherProfile =
  | {
      readonly kind: 'found';
      readonly tree: FlameTree;
      readonly format: (value: number) => string;
      /** Shows it in the place of this one. */
      readonly onShow: () => void;
    }
  /** A sentence. */
  | { readonly kind: 'none'; readonly reason: string };
