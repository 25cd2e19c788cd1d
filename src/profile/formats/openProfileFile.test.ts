import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { buildTree } from '../buildTree';
import { formatTree } from '../formatTree';
import { allSteps } from '../steps';
import { describeFileError } from './fileError';
import { openProfileFile } from './openProfileFile';
import { choiceTree, contentsOf, type ProfileFile } from './profileFile';

const FIXTURES = join(__dirname, '..', '..', '..', 'tests', 'fixtures');
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, name)));
const body = (name: string): string => JSON.stringify(JSON.parse(String(readFileSync(join(FIXTURES, name)))).body);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const treeText = (file: ProfileFile, choice = contentsOf(file).chosen): string =>
  formatTree(allSteps(choiceTree(file, choice)));

const SPEEDSCOPE = {
  $schema: 'https://www.speedscope.app/file-format-schema.json',
  shared: { frames: [{ name: 'main' }, { name: 'work', file: 'work.js', line: 3 }, { name: 'idle' }] },
  profiles: [
    {
      type: 'evented',
      name: 'thread 1',
      unit: 'milliseconds',
      startValue: 10,
      endValue: 30,
      events: [
        { type: 'O', frame: 0, at: 10 },
        { type: 'O', frame: 1, at: 12 },
        { type: 'C', frame: 1, at: 20 },
        { type: 'O', frame: 1, at: 21 },
        { type: 'C', frame: 1, at: 22 },
        { type: 'C', frame: 0, at: 30 },
      ],
    },
    { type: 'sampled', name: 'heap', unit: 'bytes', samples: [[0, 1], [2], [0, 1], []], weights: [5, 3, 2, 1] },
  ],
  activeProfileIndex: 1,
};

describe('openProfileFile', () => {
  it('opens pprof, with the sample types to choose among', async () => {
    const file = await opened(fixture('pprof/cpu-3s.pb.gz'));
    expect(file.format).toBe('pprof');
    expect(contentsOf(file)).toMatchObject({
      choices: [
        { name: 'samples', sampleType: { type: 'samples', unit: 'count' } },
        { name: 'cpu', sampleType: { type: 'cpu', unit: 'nanoseconds' } },
      ],
      chosen: 1,
    });
    expect(contentsOf(file).timeMillis).toBeGreaterThan(Date.UTC(2026, 0));
    expect(file.format === 'pprof' && treeText(file)).toBe(
      file.format === 'pprof' && formatTree(buildTree(file.profile, 1))
    );
  });

  it('opens both forms of speedscope, and each profile by its name', async () => {
    const file = await opened(utf8(JSON.stringify(SPEEDSCOPE)));
    expect(contentsOf(file)).toMatchObject({
      format: 'speedscope',
      choices: [
        { name: 'thread 1', sampleType: { unit: 'milliseconds' } },
        { name: 'heap', sampleType: { unit: 'bytes' } },
      ],
      chosen: 1,
    });
    expect(treeText(file, 0)).toBe(
      ['- total (total: 20, self: 0)', '  - main (total: 20, self: 11)', '    - work (total: 9, self: 9)'].join('\n')
    );
    expect(treeText(file, 1)).toBe(
      [
        '- total (total: 11, self: 1)',
        '  - main (total: 7, self: 0)',
        '    - work (total: 7, self: 7)',
        '  - idle (total: 3, self: 3)',
      ].join('\n')
    );
  });

  it("opens Pyroscope's answers, with the unit where they tell it", async () => {
    const rendered = await opened(utf8(body('flamebearer/render-json.json')));
    expect(contentsOf(rendered)).toMatchObject({
      format: 'flamebearer',
      choices: [{ name: 'cpu', sampleType: { type: 'cpu', unit: 'nanoseconds' } }],
    });
    expect(treeText(rendered)).toMatch(/^- total \(total: 11420000000, self: 0\)\n/);
    const compared = await opened(utf8(body('flamebearer/render-diff.json')));
    expect(treeText(compared)).toMatch(/^- total \(total: 4660000000 \| 6760000000, self: 0 \| 0\)\n/);
    const queried = await opened(utf8(body('flamebearer/stacktraces-flamegraph.json')));
    expect(contentsOf(queried).choices[0].sampleType).toEqual({ type: 'samples', unit: 'count' });
  });

  it.each([
    ['folded stacks', 'main;work 3\nmain 1\n'],
    ['folded stacks that begin as JSON does', '[unknown];work 3\n{closure} 1\n'],
    ['folded stacks with fractions', 'main;work 2.75\nmain 1.25\n'],
    ['folded stacks with control characters in a name', 'main;w\x00\x1b[1mork\x7f 3\nmain 1\n'],
    ['folded stacks of Windows, with a mark in front', '\ufeffmain;work 3\r\nmain 1\r\n'],
  ])('opens %s, plain and in gzip', async (_, text) => {
    for (const bytes of [utf8(text), new Uint8Array(gzipSync(text))]) {
      const file = await opened(bytes);
      expect(file.format).toBe('folded');
      expect(treeText(file)).toMatch(/^- total \(total: 4, self: 0\)\n/);
    }
  });

  const withProfile = (change: object): string =>
    JSON.stringify({ ...SPEEDSCOPE, profiles: [{ ...SPEEDSCOPE.profiles[1], ...change }] });
  const withEvents = (...events: readonly object[]): string =>
    JSON.stringify({ ...SPEEDSCOPE, profiles: [{ ...SPEEDSCOPE.profiles[0], events }] });

  it.each([
    ['nothing', '', 'The file is empty.'],
    ['a login page', '<!DOCTYPE html><title>Sign in</title>', 'The file is an HTML page, not a profile. A login page'],
    ['text', 'Dear diary,\n', 'The file is plain text, but not folded stacks.'],
    ['blank text', ' \n \n', 'The file is plain text, but not folded stacks.'],
    ['a broken line', 'main 3\nmain;work\n', 'The profile is malformed: line 2 should be frames, a blank and a number'],
    [
      'a broken line among names with control characters',
      'main;a\x01 3\nmain;work\n',
      'The profile is malformed: line 2 should be frames, a blank and a number',
    ],
    ['text with control characters', 'Dear \x01 diary,\n', 'The file is binary data that is not a pprof profile.'],
    ['a zip archive', 'PK\x03\x04\0\0', 'This is a zip archive.'],
    ['perf.data', 'PERFILE2\0\0', 'This is a perf.data file of Linux perf.'],
    ['perf script', 'node 123 [000] 12.345: 1000 cycles:\n\t7f main (/bin/node)\n', 'This is the text of perf script.'],
    ['JFR', 'FLR\0\x00\x02', 'This is a Java Flight Recorder file.'],
    ['a Go trace', 'go 1.22 trace\0\0\0', 'This is a Go execution trace'],
    ['goroutines', 'goroutine 1 [running]:\nmain.main()\n', 'This is a text dump of goroutine stacks'],
    ['debug=1', 'heap profile: 1: 2 [3: 4] @ heap/1048576\n', 'This is a text profile (debug=1).'],
    ['gperftools', '\0\0\0\0\x03\0\0\0\0\0\0\0\x10\x27\0\0\0\0\0\0', 'This is a CPU profile in the old binary format'],
    ['other binary', '\x01\x02\x03\x04\x05', 'The file is binary data that is not a pprof profile.'],
    ['other JSON', '{"a":1}', 'This is JSON, but neither'],
    ['null', 'null', 'The file is plain text, but not folded stacks.'],
    ['.heapprofile', '{"head":{},"samples":[]}', 'This is a .heapprofile'],
    ['a Chrome trace', '[{"ph":"X"}]', 'This is a trace in the Trace Event Format'],
    ['a Firefox profile', '{"meta":{},"threads":[]}', 'This is a profile of the Firefox Profiler'],
    ['cut JSON', '{"shared":{"frames":[', 'The file begins as JSON, but breaks its rules: '],
    ['no frames', '{"profiles":[]}', 'The profile is malformed: shared should be'],
    ['no profiles', '{"shared":{"frames":[]},"profiles":[]}', 'The profile is malformed: profiles should be'],
    [
      'a weight too few',
      withProfile({ weights: [1] }),
      'The profile is malformed: profiles[0].weights should be 4 weights',
    ],
    [
      'a frame too many',
      withProfile({ samples: [[9]], weights: [1] }),
      'The profile is malformed: profiles[0].samples[0] should',
    ],
    [
      'a weight below 0',
      withProfile({ samples: [[0]], weights: [-1] }),
      'The profile is malformed: profiles[0].weights[0] should',
    ],
    [
      'a frame closed twice',
      withEvents({ type: 'C', frame: 0, at: 1 }),
      'The profile is malformed: profiles[0].events[0] should be the closing',
    ],
    [
      'a frame left open',
      withEvents({ type: 'O', frame: 0, at: 1 }),
      'The profile is malformed: profiles[0].events should be a closing',
    ],
    [
      'time that runs back',
      withEvents({ type: 'O', frame: 0, at: 2 }, { type: 'C', frame: 0, at: 1 }),
      'The profile is malformed: profiles[0].events[1].at should be a moment not before 2',
    ],
  ])('refuses %s in its own words', async (_, text, words) => {
    expect(await refusal(Uint8Array.from(Buffer.from(text, 'latin1')))).toContain(words);
  });

  it('refuses what was cut off, and what is too large', async () => {
    const whole = fixture('pprof/cpu-3s.pb.gz');
    expect(await refusal(whole.subarray(0, 500))).toBe(
      'The profile breaks off: its gzip data ends too early, at byte 500.'
    );
    expect(await refusal(new Uint8Array(64 * 1024 * 1024 + 1))).toBe(
      'The profile inflates to more than the 64 MiB that are allowed.'
    );
    const bomb = new Uint8Array(gzipSync(new Uint8Array(65 * 1024 * 1024)));
    expect(await refusal(bomb)).toBe('The profile inflates to more than the 64 MiB that are allowed.');
  });
});

async function opened(bytes: Uint8Array): Promise<ProfileFile> {
  const result = await openProfileFile(bytes, 'a file');
  if (!result.ok) {
    throw new Error(describeFileError(result.error));
  }
  return result.value;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await openProfileFile(bytes, 'a file');
  return result.ok ? 'opened' : describeFileError(result.error);
}
