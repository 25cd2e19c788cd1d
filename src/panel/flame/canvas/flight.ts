import { type ValueWindow } from '../layout/visibleBars';
import { windowBetween } from '../layout/camera';

/** What is in sight: a range of values, and how far the levels are scrolled (CSS pixels). */
export interface Sight {
  readonly window: ValueWindow;
  readonly scrollTop: number;
}

const FLIGHT_MS = 220;

/** The sight at a time (ms) on the way from one to another, fast at first and slow at the end. */
export function sightAt(start: Sight, end: Sight, elapsedMs: number): Sight {
  const progress = 1 - (1 - Math.min(1, elapsedMs / FLIGHT_MS)) ** 3;
  return {
    window: windowBetween(start.window, end.window, progress),
    scrollTop: start.scrollTop + (end.scrollTop - start.scrollTop) * progress,
  };
}

export const hasArrived = (elapsedMs: number): boolean => elapsedMs >= FLIGHT_MS;

/** Whether the user has asked the system for less movement. */
export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
