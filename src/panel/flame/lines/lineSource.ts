import { type FlameTree } from '../../../profile/flameTree';
import { type FrameDetail } from '../../../profile/frameNames';
import { type Result } from '../../../profile/result';

/** What tells lines: each line of a function is a frame, or each of its instructions. */
export type LineDetail = 'line' | 'address';

/** Whom to ask for the lines of a profile's functions. */
export type LineSource =
  | {
      readonly kind: 'possible';
      /** The question that the profile answers: while it is the same, a refresh leaves the lines before until the next are there. */
      readonly about: string;
      /** What tells the frames of the profile apart as it is shown. */
      readonly seen: FrameDetail;
      /**
       * Asks for the profile again, by line or by address and with nothing cut off, or gives the reason why not. What it
       * returns cancels.
       */
      readonly ask: (detail: LineDetail, onAnswer: (answer: Result<FlameTree, string>) => void) => () => void;
      /** Finds out where the files are on the web; nothing where nobody has said, and the reason where it can't be told. */
      readonly repository?: (signal: AbortSignal) => Promise<Result<LineUrl, string> | undefined>;
    }
  /** A sentence without its beginning: why there are none, and what to do about it. */
  | { readonly kind: 'impossible'; readonly why: string };

/** Address of a line on the web, or the reason why it has none. */
export type LineUrl = (file: string, line: number) => Result<string, string>;

/** Of a tree of which nothing is known but itself. */
export const NO_LINE_SOURCE: LineSource = {
  kind: 'impossible',
  why: 'what is shown here came by function, and can not be asked for again. Open the profile itself, on a panel or in a file.',
};
