import { foldedTree } from '../../../../tests/foldedTree';
import { keptEndOf } from './keptEnd';

test.each([
  ['Go', ['github.com/acme/shop/cart.(*Cart).Add', 'net/http.(*conn).serve', 'runtime.gcBgMarkWorker'], 'end'],
  ['Java', ['com.acme.shop.Cart.add', 'java.lang.Thread.run', 'start_thread'], 'end'],
  ['C', ['main', 'handle_request', 'malloc'], 'start'],
] as const)('names of %s keep the end that tells more', (_, names, end) => {
  expect(keptEndOf(foldedTree(`${names.join(';')} 1`))).toBe(end);
});
