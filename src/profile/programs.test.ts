import { type Program, programAt } from './programs';

const program = (file: string, start: bigint, limit: bigint, buildId = ''): Program => ({
  file,
  buildId,
  start,
  limit,
});

it('finds the program that an address lies in', () => {
  const programs = [program('/bin/a', 0x10n, 0x20n), program('/lib/b.so', 0x20n, 0x30n)];
  expect(programAt(programs, 0x1fn)?.file).toBe('/bin/a');
  expect(programAt(programs, 0x20n)?.file).toBe('/lib/b.so');
  expect(programAt(programs, 0x30n)).toBeUndefined();
});

it('knows none where an address lies in several, unless they are one', () => {
  const twice = [program('/bin/a', 0x10n, 0x20n), program('/bin/a', 0x18n, 0x28n)];
  expect(programAt(twice, 0x18n)?.file).toBe('/bin/a');
  expect(programAt([...twice, program('/bin/a', 0x18n, 0x28n, 'other')], 0x18n)).toBeUndefined();
  expect(programAt([...twice, program('/bin/b', 0x18n, 0x28n)], 0x18n)).toBeUndefined();
});
