import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { formatTree } from '../formatTree';
import { openFile } from './openFile';

const PPROF = join(__dirname, '..', '..', '..', 'tests', 'fixtures', 'pprof', 'cpu-3s.pb.gz');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('openFile, where there are no workers', () => {
  it('opens a file on this thread, and makes each tree once', async () => {
    const opened = await openFile(new Uint8Array(readFileSync(PPROF)), 'cpu.pb.gz');
    const file = opened.ok ? opened.value : undefined;
    expect(file?.choices.map(({ name }) => name)).toEqual(['samples', 'cpu']);
    const [samples, cpu, again] = await Promise.all([0, 1, 1].map((choice) => file?.tree(choice)));
    expect(samples && formatTree(samples)).toMatch(/^- total \(total: 49, self: 0\)\n/);
    expect(cpu && formatTree(cpu)).toMatch(/^- total \(total: 490000000, self: 0\)\n/);
    expect(again).toBe(cpu);
  });

  it('tells what a file is that it can not open', async () => {
    expect(await openFile(utf8('PK\x03\x04'), 'x.zip')).toEqual({
      ok: false,
      error: { kind: 'unsupported', found: 'zip' },
    });
  });

  it('ends when nobody waits any more', async () => {
    const controller = new AbortController();
    controller.abort('left');
    await expect(openFile(utf8('main 1'), 'x', controller.signal)).rejects.toBe('left');
  });
});
