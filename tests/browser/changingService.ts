import { seededRandom } from '../../bench/random';
import { draws } from '../simulation/random';
import { cpuPprof } from './pprof';

/** Ten minutes that are like those before them but for one function of one pod, which costs three times as much. */
export const CHANGING = {
  service: 'shop',
  function: 'json.Unmarshal',
  pods: ['pod-a', 'pod-b'],
  changedPod: 'pod-b',
} as const;

const UPLOAD = 15_000;
const EACH_SIDE = 40;
const COSTS: Readonly<Record<string, number>> = {
  'main.main;http.serve;auth.Validate': 900,
  'main.main;http.serve;main.calculate': 1500,
  'main.main;http.serve;main.calculate;json.Unmarshal': 600,
  'main.main;http.serve;db.Query': 1200,
  'main.main;runtime.gcBgMarkWorker': 700,
  // As many functions as a small service has: how alike slices are that follow each other is estimated of all of them.
  ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`main.main;http.serve;main.handler${i}`, 120])),
};
const CHANGED = 'main.main;http.serve;main.calculate;json.Unmarshal';

/** Uploads both windows; answers with the later one, in ms. What is noise is the same in every run. */
export async function uploadChanging(store: string): Promise<{ readonly from: number; readonly to: number }> {
  const to = Math.floor((Date.now() - 5 * 60_000) / UPLOAD) * UPLOAD;
  const start = to - 2 * EACH_SIDE * UPLOAD;
  const { gamma, poisson } = draws(seededRandom(7));
  for (let upload = 0; upload < 2 * EACH_SIDE; upload++) {
    for (const pod of CHANGING.pods) {
      const isChanged = upload >= EACH_SIDE && pod === CHANGING.changedPod;
      const samples = Object.entries(COSTS).map(([stack, millis]) => {
        const usual = (isChanged && stack === CHANGED ? 3 : 1) * millis;
        return { stack, cpuMillis: 10 * poisson((usual * gamma(40)) / 10) };
      });
      const name = `${CHANGING.service}{pod=${pod},env=production}`;
      const url = `${store}/ingest?${new URLSearchParams({ name, format: 'pprof' })}`;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: cpuPprof(samples, start + upload * UPLOAD + 1),
      });
      if (!response.ok) {
        throw new Error(`The store refused a profile: ${response.status} ${await response.text()}`);
      }
    }
  }
  return { from: to - EACH_SIDE * UPLOAD, to };
}
