import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { decodeFlamebearer } from '../../src/profile/flamebearer';
import { type Slice } from '../../src/profile/statistics/slices';

const FOLDER = join(__dirname, '..', 'fixtures', 'incidentSlices');
const UNITS = { samples: 'count', alloc_space: 'bytes' } as const;

interface Exchange {
  readonly request: { readonly start: number; readonly end: number };
  readonly response: { readonly body: { readonly flamegraph: unknown } };
}

/** Slices of 10 s of the checkout service on its uploads' grid, before (v1) and after (v2) it did its work twice. */
export function incidentSlices(type: keyof typeof UNITS, version: 'v1' | 'v2'): Slice[] {
  const exchanges: Exchange[] = JSON.parse(readFileSync(join(FOLDER, `${type}-${version}.json`), 'utf8'));
  return exchanges.map(({ request, response }) => {
    const tree = decodeFlamebearer(response.body.flamegraph, { type, unit: UNITS[type] });
    if (!tree.ok) {
      throw new Error(JSON.stringify(tree.error));
    }
    return { from: request.start, to: request.end, tree: tree.value };
  });
}
