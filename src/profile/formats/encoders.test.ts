import { foldedTree } from '../../../tests/foldedTree';
import { decodePprof } from '../pprof';
import { type FlameTree } from '../flameTree';
import { formatTree } from '../formatTree';
import { allSteps } from '../steps';
import { sandwich } from '../view/sandwich';
import { encodeHtml } from './encodeHtml';
import { encodePprof } from './encodePprof';
import { encodeSpeedscope } from './encodeSpeedscope';
import { openProfileFile } from './openProfileFile';
import { choiceTree, contentsOf, type ProfileFile } from './profileFile';

const HOSTILE = '</script><img src=x onerror=alert(1)>"\'&<!--]]>\u202e\u0000\ud800';
const TREE = foldedTree('main;work 3', 'main;idle 1');
const hostile: FlameTree = { ...TREE, names: TREE.names.map((name) => (name === 'work' ? HOSTILE : name)) };
const compared: FlameTree = {
  ...TREE,
  right: { self: TREE.self.map((value) => 2 * value), total: TREE.total.map((value) => 2 * value) },
};
const withFiles: FlameTree = {
  ...TREE,
  files: { names: ['', 'main.go', 'work.go'], index: Int32Array.from([0, 1, 2, 1]) },
};

describe('encodePprof', () => {
  it('keeps files, time and duration, and negative values', async () => {
    const negative = { ...withFiles, self: withFiles.self.map((value) => -value) };
    const profile = { tree: negative, name: 'x', timeMillis: 1_700_000_000_123, durationNanos: 5e9 };
    const decoded = await decodePprof(await encodePprof(profile));
    expect(decoded.ok && { time: decoded.value.timeMillis, duration: decoded.value.durationNanos }).toEqual({
      time: 1_700_000_000_123,
      duration: 5e9,
    });
    const file = await opened(await encodePprof(profile));
    const tree = allSteps(choiceTree(file, 0));
    expect(
      Array.from(
        tree.level,
        (_, row) => `${tree.names[tree.nameIndex[row]]} ${tree.files?.names[tree.files.index[row]]} ${tree.self[row]}`
      )
    ).toEqual(['total  0', 'main main.go 0', 'idle main.go -1', 'work work.go -3']);
  });

  it('writes a comparison as pprof does: the left side negative, and labelled as the base', async () => {
    const decoded = await decodePprof(await encodePprof({ tree: compared, name: 'x' }));
    const profile = decoded.ok ? decoded.value : undefined;
    expect(Array.from(profile?.values ?? [])).toEqual([6, -3, 2, -1]);
    expect(Array.from(profile?.labels.start ?? [])).toEqual([0, 0, 1, 1, 2]);
    expect(profile?.strings.get(profile.labels.key[0])).toBe('pprof::base');
  });
});

describe('encodeSpeedscope', () => {
  it('has a profile for each side of a comparison', async () => {
    const text = encodeSpeedscope({ tree: compared, name: 'x' });
    const file = await opened(utf8(text.ok ? text.value : ''));
    expect(contentsOf(file).choices.map(({ name }) => name)).toEqual(['samples, left', 'samples, right']);
    expect(allSteps(choiceTree(file, 1)).total[0]).toBe(8);
  });

  it('says that negative values do not go into it', () => {
    const tree = { ...TREE, self: TREE.self.map((value) => -value) };
    expect(encodeSpeedscope({ tree, name: 'x' })).toEqual({ ok: false, error: expect.stringContaining('negative') });
  });

  it('turns units that the format does not know into those that it does', () => {
    const tree = { ...TREE, sampleType: { type: 'space', unit: 'kilobytes' } };
    const text = encodeSpeedscope({ tree, name: 'x' });
    const { profiles } = JSON.parse(text.ok ? text.value : '');
    expect(profiles[0]).toMatchObject({ unit: 'bytes', weights: [3072, 1024], endValue: 4096 });
  });
});

describe('encodeHtml', () => {
  const html = encodeHtml({ tree: hostile, name: HOSTILE, timeMillis: 1_700_000_000_000, durationNanos: 5e9 });

  it('lets no name out of its place', () => {
    expect(tagsOf(html).has('img')).toBe(false);
    // The data and the viewer.
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).not.toContain('<!--');
  });

  it('allows nothing but its own script and style, by a number that no name can know', () => {
    const [, nonce] = /script-src 'nonce-([0-9a-f]{32})'/.exec(html) ?? [];
    expect(html).toContain(`content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`);
    expect(encodeHtml({ tree: TREE, name: 'x' })).not.toContain(nonce);
    expect(html).not.toMatch(/https?:/);
  });

  it('says what was done to the profile, and lets no word of it out of its place', () => {
    const noted = encodeHtml({ tree: hostile, name: 'x', notes: [`Without stacks through ${HOSTILE}`] }, [
      hostile,
      hostile,
    ]);
    expect(noted).toContain('<li>Without stacks through &lt;/script&gt;');
    expect(tagsOf(noted).has('img')).toBe(false);
    expect(noted.match(/<script/g)).toHaveLength(2);
  });

  it('says what the colours of a comparison mean', () => {
    expect(encodeHtml({ tree: compared, name: 'x' })).toContain('>right only<');
    expect(encodeHtml({ tree: TREE, name: 'x' })).not.toContain('>right only<');
  });

  it('has both halves of a sandwich, and is read back as the stacks that they are made of', async () => {
    const halves = sandwich(TREE, 'work');
    const text = encodeHtml({ tree: TREE, name: 'x' }, halves && [halves.callers, halves.callees]);
    expect(text.match(/class="frame"/g)).toHaveLength(2);
    const [, json] = /id="spanflame-profile">(.*)<\/script>/.exec(text) ?? [];
    const { names, halves: drawn } = JSON.parse(json);
    expect(drawn.map(({ isRootBelow }: { isRootBelow: boolean }) => isRootBelow)).toEqual([true, false]);
    expect(drawn[0].nameIndex.map((name: number) => drawn[0].names[name])).toEqual(['work', 'main']);
    expect(names).toEqual(TREE.names);
    expect(formatTree(allSteps(choiceTree(await opened(utf8(text)), 0)))).toBe(formatTree(TREE));
  });

  it('is read back with both sides, files, time and duration', async () => {
    const tree = { ...compared, files: withFiles.files };
    const file = await opened(utf8(encodeHtml({ tree, name: 'my profile', timeMillis: 5, durationNanos: 7 })));
    expect(contentsOf(file)).toEqual({
      format: 'html',
      choices: [{ name: 'my profile', sampleType: TREE.sampleType, order: { kind: 'none', why: expect.anything() } }],
      chosen: 0,
      details: ['function'],
      labels: [],
      timeMillis: 5,
      durationNanos: 7,
    });
    const read = allSteps(choiceTree(file, 0));
    expect(read.right).toEqual(compared.right);
    expect(read.files).toEqual(withFiles.files);
  });

  it.each([
    ['"level":[0,1,2,2]', '"level":[0,1,3,2]', 'level[2]'],
    ['"level":[0,1,2,2]', '"level":[0,1,2]', 'nameIndex'],
    ['"nameIndex":[0,1,2,3]', '"nameIndex":[0,1,2,99]', 'nameIndex[3]'],
    ['"self":[0,0,3,1]', '"self":[0,0,3,"1"]', 'self[3]'],
    ['"version":1', '"version":2', 'version'],
  ])('is refused where %s has become %s', async (from, to, field) => {
    const text = encodeHtml({ tree: TREE, name: 'x' });
    expect(text).toContain(from);
    expect(await openProfileFile(utf8(text.replace(from, to)), 'x')).toMatchObject({
      error: { kind: 'malformed', field },
    });
  });
});

/** The names of all tags of a text. */
const tagsOf = (text: string): Set<string> => new Set([...text.matchAll(/<(\??[a-z]\w*)/gi)].map((found) => found[1]));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function opened(bytes: Uint8Array): Promise<ProfileFile> {
  const result = await openProfileFile(bytes, 'a file');
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

describe('calls in the order of time', () => {
  const chart: FlameTree = {
    ...foldedTree('work 20', 'work2 30'),
    names: ['total', 'work'],
    nameIndex: Int32Array.of(0, 1, 1),
    self: Float64Array.of(50, 20, 30),
    total: Float64Array.of(100, 20, 30),
    times: { start: Float64Array.of(0, 10, 60), end: Float64Array.of(100, 30, 90), unit: 'milliseconds', unplaced: 0 },
  };

  it('are no comparison and no sums in speedscope JSON', () => {
    const saved = encodeSpeedscope({ tree: chart, name: 'x' });
    const { profiles } = JSON.parse(saved.ok ? saved.value : '');
    expect(profiles).toHaveLength(1);
    expect(profiles[0].events.map(({ type, at }: { type: string; at: number }) => `${type} ${at}`)).toEqual([
      'O 10',
      'C 30',
      'O 60',
      'C 90',
    ]);
  });
});
