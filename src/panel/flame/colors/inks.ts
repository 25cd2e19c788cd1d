import { type SystemColors } from './systemColors';

/** What marks on top of bars are drawn with. Rings are of one width each, from the edge of a bar to its inside. */
export interface Inks {
  /** Far from fills in lightness. */
  readonly line: string;
  /** Between lines. */
  readonly gap: string;
  /** Around all bars of one function. */
  readonly sameName: string;
  /** Around the row under the pointer. */
  readonly hovered: readonly string[];
  readonly selected: readonly string[];
  /** Around the selected row while the keyboard is here. */
  readonly focused: readonly string[];
}

const ofTheme = (line: string, gap: string, sameName: string): Inks => ({
  line,
  gap,
  sameName,
  hovered: [line],
  selected: [line],
  focused: [line, gap],
});

const LIGHT = ofTheme('#111217', '#ffffff', '#7a00b8');
const DARK = ofTheme('#ffffff', '#111217', '#e5a8ff');

export const inksOf = (isDark: boolean): Inks => (isDark ? DARK : LIGHT);

/** Bars have edges of their own there, and what is found is filled with the highlight: rings are wide, and of two colours. */
export const forcedInks = ({ canvas, canvasText, highlight }: SystemColors): Inks => ({
  line: highlight,
  gap: canvas,
  sameName: canvasText,
  hovered: [highlight, highlight, canvas],
  selected: [highlight, highlight, canvas],
  focused: [highlight, canvas, highlight],
});
