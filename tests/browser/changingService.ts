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

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The last ten minutes that are uploaded, in ms. */
function lastWindow(): Window {
  const to = Math.floor((Date.now() - 5 * 60_000) / UPLOAD) * UPLOAD;
  return { from: to - EACH_SIDE * UPLOAD, to };
}

const shifted = ({ from, to }: Window, by: number): Window => ({ from: from - by, to: to - by });

/** Uploads both windows; answers with the later one. What is noise is the same in every run. */
export async function uploadChanging(store: string): Promise<Window> {
  const after = lastWindow();
  const { service, pods, changedPod } = CHANGING;
  const upload = uploader(store);
  for (const window of [shifted(after, EACH_SIDE * UPLOAD), after]) {
    for (const pod of pods) {
      const isChanged = window === after && pod === changedPod;
      await upload(window, `${service}{pod=${pod},env=production}`, isChanged);
    }
  }
  return after;
}

const [DAY, WEEK] = [86_400_000, 7 * 86_400_000];

/** A service of which a new version costs more for ten minutes, and which was as before a day and a week ago. */
export async function uploadDeployed(store: string, service: string): Promise<Window> {
  const after = lastWindow();
  const upload = uploader(store);
  for (const window of [shifted(after, WEEK), shifted(after, DAY), shifted(after, EACH_SIDE * UPLOAD)]) {
    await upload(window, `${service}{version=v1}`, false);
  }
  await upload(after, `${service}{version=v2}`, true);
  return after;
}

function uploader(store: string) {
  const { gamma, poisson } = draws(seededRandom(7));
  return async ({ from, to }: Window, name: string, isChanged: boolean): Promise<void> => {
    for (let time = from; time < to; time += UPLOAD) {
      const samples = Object.entries(COSTS).map(([stack, millis]) => {
        const usual = (isChanged && stack === CHANGED ? 3 : 1) * millis;
        return { stack, cpuMillis: 10 * poisson((usual * gamma(40)) / 10) };
      });
      const response = await fetch(`${store}/ingest?${new URLSearchParams({ name, format: 'pprof' })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: cpuPprof(samples, time + 1),
      });
      if (!response.ok) {
        throw new Error(`The store refused a profile: ${response.status} ${await response.text()}`);
      }
    }
  };
}
