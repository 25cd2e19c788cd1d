import { type IconName } from '@grafana/ui';

import { type ViewState } from '../flame/view/viewState';

/** Something that is worth a look on a graph: a finding in a profile, or a change between two. */
export interface Remark {
  /** Tells it from the others of its list, and from those of the profile after a refresh. */
  readonly id: string;
  readonly severity: Severity;
  /** A sentence, as it is read out too. */
  readonly text: string;
  /** What more is known, in a second sentence. */
  readonly detail?: string;
  /** Rows of the tree as it came that show it, the largest first; none where it is about no row. */
  readonly rows: readonly number[];
  /** What can be done next, each a button. */
  readonly actions: readonly RemarkAction[];
}

export type Severity = 'warning' | 'info';

export type RemarkAction =
  /** Changes what is seen of the tree. */
  | { readonly kind: 'view'; readonly label: string; readonly icon: IconName; readonly change: Partial<ViewState> }
  /** Does something outside of the view, as asking for another profile, and may change what is seen too. */
  | {
      readonly kind: 'call';
      readonly label: string;
      readonly icon: IconName;
      readonly onCall: () => void;
      readonly change?: Partial<ViewState>;
    }
  /** Opens a page in a new tab. */
  | { readonly kind: 'link'; readonly label: string; readonly href: string };

/** What is said of a tree as it came. Keep its identity: another object is another list. */
export type Remarks =
  | { readonly kind: 'reading' }
  | {
      readonly kind: 'read';
      /** What the list is called, as "What to look at". */
      readonly title: string;
      /** What has found them, in a few words. */
      readonly foundBy?: string;
      readonly items: readonly Remark[];
      /** Said in one line where there are no items. */
      readonly nothing: string;
      /** What went wrong while reading, a quiet line each. */
      readonly problems: readonly string[];
    };
