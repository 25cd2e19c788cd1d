import { blend, contrast, oklch, type Rgb, toHex } from './color';

/** What is drawn over a fill, so that no meaning hangs on the hue alone. */
export type Pattern = 'none' | 'rising' | 'falling' | 'dots';

/** How a bar looks. Equal looks are the same object. */
export interface Paint {
  readonly fill: string;
  readonly text: string;
  readonly pattern: Pattern;
  /** Of the pattern, where it is not that of all. */
  readonly patternInk?: string;
  /** Whether the lines of the pattern are further apart. */
  readonly isSparse?: boolean;
  /** Of a line around the bar. Patterns of such bars are as strong as text, which gets a ground of its own. */
  readonly edge?: string;
  /** The look of the same row where a search found it. The same, unless told. */
  readonly found?: Paint;
}

/** All looks of one theme. */
export interface Paints {
  /** Lines and dots of patterns. */
  readonly patternInk: string;
  readonly packages: readonly Paint[];
  /** Packages that are not known. */
  readonly unknown: Paint;
  /** Rows that stand for what was cut off. */
  readonly folded: Paint;
  /** From a small share to a large one. */
  readonly values: readonly Paint[];
  /** From much less to much more, an odd number of steps with no change in the middle. */
  readonly changes: readonly Paint[];
  readonly onlyLeft: Paint;
  readonly onlyRight: Paint;
  /** A change that noise explains. */
  readonly withinNoise: Paint;
  /** Not found by the search. */
  readonly dimmed: Paint;
  /** Runs of rows that are too narrow for a bar each. */
  readonly merged: Paint;
  /** The same, with at least one row that the search found. */
  readonly mergedMatch: Paint;
}

const LIGHT_TEXT: Rgb = [255, 255, 255];
const DARK_TEXT: Rgb = [17, 18, 23];
const PATTERN_OPACITY = 0.45;
/** Lines of patterns are further from the text than the fill is, since text stands on them. */
const patternColor = (isDark: boolean): Rgb => (isDark ? DARK_TEXT : LIGHT_TEXT);
const PACKAGE_HUES = 24;
const VALUE_STEPS = 12;
/** On each side of no change. */
export const CHANGE_STEPS = 6;
/** Hues that people with any of the common colour blindnesses tell apart. */
const LESS_HUE = 250;
const MORE_HUE = 60;

const paint = (fill: Rgb, pattern: Pattern = 'none'): Paint => ({
  fill: toHex(fill),
  text: toHex(textOn(fill)),
  pattern,
});

function textOn(fill: Rgb): Rgb {
  return contrast(DARK_TEXT, fill) >= contrast(LIGHT_TEXT, fill) ? DARK_TEXT : LIGHT_TEXT;
}

const steps = (count: number): number[] => Array.from({ length: count }, (_, step) => step / (count - 1));

function createPaints(isDark: boolean): Paints {
  const ground = isDark ? 0.42 : 0.9;
  const grey = (lightness: number, pattern?: Pattern): Paint => paint(oklch(lightness, 0.006, 260), pattern);
  /** 0 is no change, 1 as far as it goes. */
  const change = (strength: number, hue: number): Rgb =>
    isDark ? oklch(0.4 + 0.06 * strength, 0.13 * strength, hue) : oklch(0.92 - 0.17 * strength, 0.13 * strength, hue);
  const side = steps(CHANGE_STEPS + 1).slice(1);
  return {
    patternInk: `rgba(${patternColor(isDark).join(', ')}, ${PATTERN_OPACITY})`,
    // Every other hue is a little darker, so that neighbours on the wheel differ twice.
    packages: Array.from({ length: PACKAGE_HUES }, (_, at) =>
      paint(oklch(isDark ? 0.42 + 0.06 * (at % 2) : 0.85 - 0.07 * (at % 2), 0.09, (at * 360) / PACKAGE_HUES + 20))
    ),
    unknown: grey(isDark ? 0.44 : 0.85),
    folded: grey(isDark ? 0.36 : 0.8, 'dots'),
    values: steps(VALUE_STEPS).map((share) =>
      paint(
        isDark
          ? oklch(0.34 + 0.2 * share, 0.04 + 0.1 * share, 75 - 45 * share)
          : oklch(0.95 - 0.25 * share, 0.04 + 0.13 * share, 95 - 55 * share)
      )
    ),
    changes: [
      ...[...side].reverse().map((strength) => paint(change(strength, LESS_HUE))),
      grey(ground),
      ...side.map((strength) => paint(change(strength, MORE_HUE))),
    ],
    onlyLeft: paint(change(1, LESS_HUE), 'falling'),
    onlyRight: paint(change(1, MORE_HUE), 'rising'),
    withinNoise: grey(isDark ? 0.34 : 0.95),
    dimmed: grey(isDark ? 0.3 : 0.93),
    merged: grey(isDark ? 0.5 : 0.78),
    mergedMatch: paint(isDark ? oklch(0.55, 0.2, 320) : oklch(0.65, 0.2, 320)),
  };
}

const LIGHT = createPaints(false);
const DARK = createPaints(true);

export const paintsOf = (isDark: boolean): Paints => (isDark ? DARK : LIGHT);

/** What text has behind it where a line of the pattern runs. */
export const patternOver = (fill: Rgb, isDark: boolean): Rgb => blend(patternColor(isDark), fill, PATTERN_OPACITY);
