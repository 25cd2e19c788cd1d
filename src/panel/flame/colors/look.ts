import { forcedPaints } from './forcedPaints';
import { forcedInks, type Inks, inksOf } from './inks';
import { type Paints, paintsOf } from './paints';
import { type SystemColors } from './systemColors';

/** All colours of what is drawn. */
export interface Look {
  readonly paints: Paints;
  readonly inks: Inks;
}

/** Those of the theme, or those that pages are forced to. */
export const lookOf = (isDark: boolean, forced?: SystemColors): Look =>
  forced
    ? { paints: forcedPaints(forced), inks: forcedInks(forced) }
    : { paints: paintsOf(isDark), inks: inksOf(isDark) };
