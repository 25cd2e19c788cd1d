import { type DiffBasis } from '../colors/change';
import { type ColorMode } from '../colors/rowPaint';
import { type Colors } from './viewState';

/** The colours that are chosen; by package where none are, and in a comparison by what it is compared by. */
export function colorMode(colors: Colors | undefined, comparedBy: DiffBasis | undefined): ColorMode {
  switch (colors) {
    case 'value':
    case 'package':
      return { kind: colors };
    case 'absolute':
      return { kind: 'diff', basis: 'absolute' };
    case 'share':
      return { kind: 'diff', basis: 'share' };
    case undefined:
      return comparedBy ? { kind: 'diff', basis: comparedBy } : { kind: 'package' };
  }
}
