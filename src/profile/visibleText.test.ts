import { visibleText } from './visibleText';

test.each([
  ['main.handle', 'main.handle'],
  ['std::map<int, char>', 'std::map<int, char>'],
  ['Größe.计算', 'Größe.计算'],
  ['gpj.\u202eexe', 'gpj.\\u202eexe'],
  ['a\nb\u0000', 'a\\u000ab\\u0000'],
])('%j is shown as %s', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});
