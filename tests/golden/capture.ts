// Writes tests/golden/expected: what `go tool pprof` says of every profile in tests/fixtures/pprof.
// Needs Go. Run it after a profile was added: npx tsx tests/golden/capture.ts
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rawText, topTexts } from './goPprof';

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
