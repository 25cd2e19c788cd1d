// Writes tests/golden/expected: what `go tool pprof` says of every profile in tests/fixtures/pprof, and of some that are
// filtered or looked at in another way.
// Needs Go. Run it after a profile was added: npx tsx tests/golden/capture.ts
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { GOLDEN_FILTERS } from './frameFilters';
import { GOLDEN_LISTS, GOLDEN_PEEKS, GOLDEN_VIEWS } from './frameViews';
import { listText, peekText, rawText, topText, topTexts } from './goPprof';

const fixtures = join(__dirname, '..', 'fixtures', 'pprof');
const expected = join(__dirname, 'expected');

mkdirSync(expected, { recursive: true });
for (const name of readdirSync(fixtures)) {
  const file = join(fixtures, name);
  writeFileSync(join(expected, `${name}.raw.txt`), rawText(file));
  for (const { sampleType, text } of topTexts(file)) {
    writeFileSync(join(expected, `${name}.top-${sampleType}.txt`), text);
  }
}
for (const { id, profile, sampleType, unit, options } of GOLDEN_FILTERS) {
  const text = topText(join(fixtures, profile), sampleType, unit, options);
  writeFileSync(join(expected, `${profile}.filter-${id}.txt`), text);
}
for (const { id, profile, sampleType, unit, options } of GOLDEN_VIEWS) {
  const text = topText(join(fixtures, profile), sampleType, unit, options);
  writeFileSync(join(expected, `${profile}.view-${id}.txt`), text);
}
for (const { id, profile, sampleType, unit, name } of GOLDEN_PEEKS) {
  const text = peekText(join(fixtures, profile), sampleType, unit, name);
  writeFileSync(join(expected, `${profile}.peek-${id}.txt`), text);
}
for (const golden of GOLDEN_LISTS) {
  const text = listText(join(fixtures, golden.profile), golden);
  writeFileSync(join(expected, `${golden.profile}.list-${golden.id}.txt`), text);
}
