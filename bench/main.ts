import './grafanaInNode';

import { parseArgs } from 'node:util';

import { type Benches } from './benches';
import { DECODER_RACES } from './decoderRaces';
import { millionNodes, slicesOf16k } from './diffs';
import { falseFindings, missedChanges } from './statistics';
import { dashboard } from './costs/dashboard';
import { longRange } from './costs/longRange';
import { refreshes } from './costs/refreshes';
import { paint, pick } from './costs/spanPanel';
import { turnsOrWorker } from './costs/turnsOrWorker';
import { growth, tenThousandPushed, tenThousandSeries } from './exporter/exporterCosts';
import { FLAME_RACES } from './flame/flameRaces';
import { closeLab } from './flame/lab';

const BENCHES: Benches = {
  ...DECODER_RACES,
  'range-7d': longRange,
  'dashboard-50-blocked-ms': dashboard,
  'refresh-requests': refreshes,
  'turns-or-worker': turnsOrWorker,
  'diff-slices-16k': slicesOf16k,
  'diff-1m': millionNodes,
  'false-findings': falseFindings,
  'power-k20': missedChanges,
  ...FLAME_RACES,
  'exporter-10k': tenThousandSeries,
  'exporter-10k-push': tenThousandPushed,
  'exporter-growth': growth,
  'spans-50k-paint': paint('spans-50k-paint', 50_000),
  'spans-50k-pick': pick('spans-50k-pick', 50_000),
  'spans-250k-paint': paint('spans-250k-paint', 250_000),
};

/** Runs the benches that are named, or all of them. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  const unknown = positionals.find((name) => !(name in BENCHES));
  if (unknown !== undefined) {
    throw new Error(`No bench ${unknown}: there are ${Object.keys(BENCHES).join(', ')}`);
  }
  for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
    await BENCHES[name]();
  }
  await closeLab();
}

void main();
