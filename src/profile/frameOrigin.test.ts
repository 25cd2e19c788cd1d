import { foldedTree } from '../../tests/foldedTree';
import { frameOrigin } from './frameOrigin';
import { callerRows, framePath } from './treeRows';

it.each([
  ['runtime.mallocgc', '', 'runtime'],
  ['encoding/json.Unmarshal', '', 'library'],
  ['crypto/rsa.VerifyPKCS1v15', '', 'library'],
  ['sort.Slice', '', 'library'],
  ['golang.org/x/net/http2.(*Framer).ReadFrame', '', 'library'],
  ['main.calculate', '', 'own'],
  ['github.com/acme/shop/pricing.Calculate', '', 'own'],
  ['next', '/app/node_modules/express/lib/router.js', 'library'],
  ['./node_modules/express/lib/router.js:next:12', '', 'library'],
  ['calculate', '/app/src/pricing.ts', 'own'],
  ['get', '/usr/lib/python3.12/site-packages/requests/api.py', 'library'],
  ['price', '/app/pricing.py', 'own'],
  ['java.util.HashMap.get', '', 'library'],
  ['org.springframework.web.servlet.DispatcherServlet.doDispatch', '', 'library'],
  ['com.acme.shop.Pricing.calculate', '', 'own'],
  ['std::collections::HashMap<K,V>::insert', '', 'library'],
  ['shop::pricing::calculate', '', 'own'],
  ['System.Collections.Generic.List.Add', '', 'library'],
  ['whatever', '', 'own'],
])('%s in "%s" is %s code', (name, file, origin) => {
  expect(frameOrigin(name, file)).toBe(origin);
});

describe('rows of a tree', () => {
  // total, a, b, c, d, e: rows 0 to 5.
  const tree = foldedTree('a;b;c 4', 'a;d 2', 'e 1');

  it('have callers and a path', () => {
    expect([...callerRows(tree)]).toEqual([-1, 0, 1, 2, 1, 0]);
    expect(framePath(tree, 3)).toEqual(['a', 'b', 'c']);
    expect(framePath(tree, 0)).toEqual([]);
  });
});
