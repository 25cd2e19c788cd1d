import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildTree } from '../../src/profile/buildTree';
import { functionTotals } from '../../src/profile/functions';
import { decodePprof } from '../../src/profile/pprof';
import { type Profile } from '../../src/profile/profile';
import { hasGo, rawText, topTexts } from './goPprof';
import { type RawProfile, readRaw } from './readRaw';
import { readTop, type TopRow } from './readTop';

const FIXTURES = join(__dirname, '..', 'fixtures', 'pprof');
const EXPECTED = join(__dirname, 'expected');

describe.each(readdirSync(FIXTURES))('%s, as go tool pprof reads it', (name) => {
  const captured = (suffix: string): string => readFileSync(join(EXPECTED, `${name}.${suffix}.txt`), 'utf8');

  it('has the same samples, frames and labels', async () => {
    expect(toRaw(await read(name))).toEqual(readRaw(captured('raw')));
  });

  it('has the same self and total of each function', async () => {
    const profile = await read(name);
    for (const [row, { type }] of profile.sampleTypes.entries()) {
      const expected = readTop(captured(`top-${type}`));
      expect(expected.size > 0).toBe(profile.sampleCount > 0);
      expect(totalsOf(profile, row, expected)).toEqual(expected);
    }
  });
});

const withGo = hasGo() ? describe : describe.skip;

withGo('the captured output of go tool pprof', () => {
  it.each(readdirSync(FIXTURES))(
    'is what it says today of %s',
    (name) => {
      const file = join(FIXTURES, name);
      const captured = (suffix: string): string => readFileSync(join(EXPECTED, `${name}.${suffix}.txt`), 'utf8');
      expect(readRaw(rawText(file))).toEqual(readRaw(captured('raw')));
      for (const { sampleType, text } of topTexts(file)) {
        expect(readTop(text)).toEqual(readTop(captured(`top-${sampleType}`)));
      }
    },
    60_000
  );
});

async function read(name: string): Promise<Profile> {
  const result = await decodePprof(new Uint8Array(readFileSync(join(FIXTURES, name))));
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

function toRaw(profile: Profile): RawProfile {
  const width = profile.sampleTypes.length;
  return {
    sampleTypes: profile.sampleTypes.map(({ type, unit }) => `${type}/${unit}`),
    samples: Array.from({ length: profile.sampleCount }, (_, sample) => ({
      values: Array.from(profile.values.subarray(sample * width, (sample + 1) * width)),
      frames: Array.from(
        profile.sampleLocations.subarray(profile.sampleLocationStart[sample], profile.sampleLocationStart[sample + 1])
      ).flatMap((location) => framesOf(profile, location)),
      labels: labelsOf(profile, sample),
    })),
  };
}

function framesOf(profile: Profile, location: number): string[] {
  const { locationFrameStart, frameFunction, frameLine, functionName, functionFile, strings, locationAddress } =
    profile;
  const address = `0x${locationAddress[location].toString(16)}`;
  const frames: string[] = [];
  for (let frame = locationFrameStart[location]; frame < locationFrameStart[location + 1]; frame++) {
    const row = frameFunction[frame];
    const place = `${strings.get(functionFile[row])}:${frameLine[frame]}`;
    frames.push(`${address} ${strings.get(functionName[row])} ${place}`);
  }
  return frames.length > 0 ? frames : [address];
}

function labelsOf({ labels, strings }: Profile, sample: number): string[] {
  const texts: string[] = [];
  const numbers: string[] = [];
  for (let row = labels.start[sample]; row < labels.start[sample + 1]; row++) {
    const isText = labels.text[row] !== 0;
    const value = isText ? strings.get(labels.text[row]) : String(labels.number[row]);
    (isText ? texts : numbers).push(`${strings.get(labels.key[row])}:[${value}]`);
  }
  return [...texts.sort(), ...numbers.sort()];
}

/** Our totals in Go's form. Go leaves out some functions that have nothing: those it lists are compared, others are 0. */
function totalsOf(profile: Profile, sampleType: number, listed: ReadonlyMap<string, TopRow>): Map<string, TopRow> {
  const { name, self, total } = functionTotals(buildTree(profile, sampleType));
  const rows = name.map((text, i): [string, TopRow] => [goName(text), { self: self[i], total: total[i] }]);
  return new Map(rows.filter(([text, row]) => listed.has(text) || row.self !== 0 || row.total !== 0));
}

/** Go has no address for a location that is in no mapping. */
function goName(name: string): string {
  return name === '0xffffffffffffffff' ? '<unknown>' : name;
}
