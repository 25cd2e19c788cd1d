import { type ColorMode } from '../colors/rowPaint';
import { type Colors } from './viewState';

/** The colours that are chosen; by package where none are, and by the change of share in a comparison. */
export function colorMode(colors: Colors | undefined, isComparison: boolean): ColorMode {
  switch (colors) {
    case 'value':
    case 'package':
      return { kind: colors };
    case 'absolute':
      return { kind: 'diff', basis: 'absolute' };
    case 'share':
      return { kind: 'diff', basis: 'share' };
    case undefined:
      return isComparison ? { kind: 'diff', basis: 'share' } : { kind: 'package' };
  }
}
