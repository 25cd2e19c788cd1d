import { nameInside, textSearch, wholeName } from './textSearch';

const finds = (text: string, name: string): boolean | undefined => textSearch(text)?.(name);

test.each(['main.work', 'operator delete(void*)', 'operator""_s(char const*)', '=a"b'])(
  'a function is found by its whole name, and its lines by the name inside theirs: %s',
  (name) => {
    expect(finds(wholeName(name), name)).toBe(true);
    expect(finds(wholeName(name), `${name} /src/a.go:3`)).toBe(false);
    expect(finds(nameInside(name), `${name} /src/a.go:3`)).toBe(true);
    expect(finds(nameInside(name), 'other /src/a.go:3')).toBe(false);
  }
);
