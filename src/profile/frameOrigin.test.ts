import { frameOrigin } from './frameOrigin';

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
