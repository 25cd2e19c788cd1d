import { visibleText } from '../../../profile/visibleText';

/** Characters of a text that are shown; hostile ones have millions. */
const LONGEST = 400;

/** A text of a profile as a tooltip shows it. */
export const shownText = (text: string): string =>
  visibleText(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
