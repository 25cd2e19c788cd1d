import { type FlameTree } from '../../../profile/flameTree';
import { type KeptEnd } from '../canvas/glyphWidths';

/** Names that are looked at. */
const SAMPLE = 200;

/**
 * Which end of a name tells more where not all of it fits: its end where many names (a quarter) begin with a path or a package, as
 * `github.com/acme/shop/cart.(*Cart).Add` and `com.acme.shop.Cart.add` do.
 */
export function keptEndOf({ names }: FlameTree): KeptEnd {
  const some = names.slice(0, SAMPLE);
  const long = some.filter((name) => /^[\w.~%-]+[./][\w.~%-]+[./]/.test(name));
  return long.length * 4 >= some.length ? 'end' : 'start';
}
