import { parseFolded } from '../../../src/profile/folded';
import { type FlameTree } from '../../../src/profile/flameTree';
import { decodePprof } from '../../../src/profile/pprof';
import { type SampleType } from '../../../src/profile/profile';
import { ConnectError, invalidArgument } from '../connectError';
import { type ProfileStore } from '../profileStore';
import { profileName, type ProfileType } from '../profileType';
import { type Labels, splitPprof, treeSeries } from '../storedSeries';
import { parseIngestName } from './ingestName';

const NANOS_PER_SECOND = 1e9;
const DEFAULT_SAMPLE_RATE = 100;

/** `POST /ingest`: a pprof (`format=pprof`) or folded stacks, with the app and its labels in `name`. */
export async function ingest(store: ProfileStore, query: URLSearchParams, body: Uint8Array): Promise<void> {
  const { app, labels } = parseIngestName(query.get('name') ?? '');
  const spy = query.get('spyName');
  const own: Labels = new Map([...(spy ? [['pyroscope_spy', spy] as const] : []), ...labels]);
  if (query.get('format') === 'pprof') {
    return ingestPprof(store, new Map([...own, ['service_name', app]]), body);
  }
  ingestFolded(store, query, app, own, body);
}

async function ingestPprof(store: ProfileStore, labels: Labels, body: Uint8Array): Promise<void> {
  const profile = await decodePprof(body);
  if (!profile.ok) {
    const reason = JSON.stringify(profile.error);
    throw new ConnectError('unknown', `parsing IngestInput-pprof failed invalid_argument: ${reason}`, 422);
  }
  const time = profile.value.timeMillis || Date.now();
  store.add(body, splitPprof(profile.value, profileName(profile.value.sampleTypes), labels, time));
}

const FOLDED_TYPES: Readonly<Record<string, ProfileType>> = {
  cpu: typeOf('process_cpu', 'cpu', 'nanoseconds', 'cpu', 'nanoseconds'),
  alloc_objects: typeOf('memory', 'alloc_objects', 'count', 'space', 'bytes'),
  alloc_space: typeOf('memory', 'alloc_space', 'bytes', 'space', 'bytes'),
  inuse_objects: typeOf('memory', 'inuse_objects', 'count', 'space', 'bytes'),
  inuse_space: typeOf('memory', 'inuse_space', 'bytes', 'space', 'bytes'),
};

function typeOf(name: string, type: string, unit: string, periodType: string, periodUnit: string): ProfileType {
  return { name, sample: { type, unit }, period: { type: periodType, unit: periodUnit } };
}

/** The profile type stands behind the last dot of the app's name; without one it is CPU, in samples at a rate. */
function ingestFolded(store: ProfileStore, query: URLSearchParams, app: string, own: Labels, body: Uint8Array): void {
  const dot = app.lastIndexOf('.');
  const suffix = dot < 0 ? 'cpu' : app.slice(dot + 1);
  const type = FOLDED_TYPES[suffix];
  if (!type) {
    throw invalidArgument(`pyroscopeIngesterAdapter failed to convert metadata: unknown profile type: ${suffix}`);
  }
  const tree = parseFolded(new TextDecoder().decode(body), type.sample);
  if (!tree.ok) {
    throw new ConnectError('unknown', `parsing IngestInput-groups failed: ${JSON.stringify(tree.error)}`, 422);
  }
  const rate = Number(query.get('sampleRate')) || DEFAULT_SAMPLE_RATE;
  const scaled = suffix === 'cpu' ? scaledBy(tree.value, NANOS_PER_SECOND / rate, type.sample) : tree.value;
  const labels = new Map([...own, ['service_name', dot < 0 ? app : app.slice(0, dot)] as const]);
  const time = Number(query.get('from')) * 1_000 || Date.now();
  store.add(body, [treeSeries(type, labels, time, scaled)]);
}

const scaledBy = (tree: FlameTree, factor: number, sampleType: SampleType): FlameTree => ({
  ...tree,
  sampleType,
  self: tree.self.map((value) => value * factor),
  total: tree.total.map((value) => value * factor),
});
