import { matchNames, nameAcrossBuilds } from './buildNames';

it.each([
  ['0x4a5b6c main.work', 'main.work'],
  ['main.Map[go.shape.int,go.shape.string]', 'main.Map'],
  ['main.Map[...].func1', 'main.Map.func'],
  ['main.serve.func2.1', 'main.serve.func'],
  ['github.com/acme/shop@v1.4.2/cart.Price', 'github.com/acme/shop/cart.Price'],
  ['com.acme.Cart$$Lambda$134/0x00007f1c.apply', 'com.acme.Cart$$Lambda.apply'],
  ['com.acme.Cart.lambda$price$7', 'com.acme.Cart.lambda$price$'],
  ['jdk.internal.reflect.GeneratedMethodAccessor12.invoke', 'jdk.internal.reflect.GeneratedMethodAccessor.invoke'],
  ['shop::cart::price::h0123456789abcdef', 'shop::cart::price'],
  ['price_cart.constprop.0.isra.3', 'price_cart'],
  ['encoding/json.(*decodeState).object', 'encoding/json.(*decodeState).object'],
  ['std::vector<int>::push_back', 'std::vector<int>::push_back'],
  ['array[3]', 'array[3]'],
])('%s is %s in any build', (name, bare) => {
  expect(nameAcrossBuilds(name)).toBe(bare);
});

it('a hostile name takes no time', () => {
  const begun = performance.now();
  nameAcrossBuilds('lambda$'.repeat(250));
  nameAcrossBuilds('lambda$'.repeat(1_000_000));
  expect(performance.now() - begun).toBeLessThan(1000);
});

describe('matchNames', () => {
  const match = (left: string[], right: string[]) => {
    const { left: ofLeft, right: ofRight } = matchNames(new Set(left), new Set(right));
    return [Object.fromEntries(ofLeft), Object.fromEntries(ofRight)];
  };

  it('takes a name that only one side has for the one of the other', () => {
    expect(match(['main.work', 'a.f.func1'], ['main.work', 'a.f.func2'])).toEqual([{ 'a.f.func1': 'a.f.func2' }, {}]);
  });

  it('leaves alone what both sides have, and what has no counterpart', () => {
    expect(match(['a.f.func1', 'a.f.func2'], ['a.f.func1', 'b'])).toEqual([{}, {}]);
  });

  it('pairs several in their order, and takes them together where there are more on one side', () => {
    expect(match(['f.func1', 'f.func2'], ['f.func3', 'f.func4'])).toEqual([
      { 'f.func1': 'f.func3', 'f.func2': 'f.func4' },
      {},
    ]);
    expect(match(['f.func1', 'f.func2'], ['f.func3'])).toEqual([
      { 'f.func1': 'f.func', 'f.func2': 'f.func' },
      { 'f.func3': 'f.func' },
    ]);
  });
});
