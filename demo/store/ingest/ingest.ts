import { type SampleType } from '../../../src/profile/profile';
import { ConnectError, invalidArgument } from '../connectError';
import { type ProfileStore } from '../profiles/profileStore';
import { type ProfileType } from '../profiles/profileType';
import { type Labels } from '../profiles/storedProfile';
import { addPprof } from './addPprof';
import { parseIngestName } from './ingestName';
import { type ReadStacks, foldedStacks, lineStacks, speedscopeStacks } from './textStacks';
import { stacksToPprof } from './stacksToPprof';
import { readUpload, type UploadBody } from './uploadBody';

const NANOS_PER_SECOND = 1e9;
const DEFAULT_SAMPLE_RATE = 100;
const TEXT_FORMATS: Readonly<Record<string, ReadStacks>> = {
  lines: lineStacks,
  speedscope: speedscopeStacks,
};

/** `POST /ingest`: a pprof (alone or in a form) or text, with the app and its labels in `name`. */
export async function ingest(store: ProfileStore, query: URLSearchParams, body: UploadBody): Promise<void> {
  const { app, labels } = parseIngestName(query.get('name') ?? '');
  const own: Labels = new Map([['pyroscope_spy', query.get('spyName') || 'unknown'], ...labels]);
  const upload = await readUpload(body).catch((error: unknown) => {
    throw unreadable(String(error));
  });
  if (query.get('format') === 'pprof' || upload.isForm) {
    const { profile: pprof, displayNames } = upload;
    const problem = await addPprof(store, { pprof, displayNames, labels: new Map([...own, ['service_name', app]]) });
    if (problem !== undefined) {
      throw unreadable(problem);
    }
    return;
  }
  await ingestText(store, query, app, own, upload.profile);
}

const unreadable = (problem: string): ConnectError =>
  new ConnectError('unknown', `parsing IngestInput-pprof failed invalid_argument: ${problem}`, 422);

const CPU: SampleType = { type: 'cpu', unit: 'nanoseconds' };
const TEXT_TYPES: Readonly<Record<string, Omit<ProfileType, 'period'>>> = {
  cpu: { name: 'process_cpu', sample: CPU },
  alloc_objects: { name: 'memory', sample: { type: 'alloc_objects', unit: 'count' } },
  alloc_space: { name: 'memory', sample: { type: 'alloc_space', unit: 'bytes' } },
  inuse_objects: { name: 'memory', sample: { type: 'inuse_objects', unit: 'count' } },
  inuse_space: { name: 'memory', sample: { type: 'inuse_space', unit: 'bytes' } },
};

/** The profile type stands behind the last dot of the app's name; without one it is CPU, in samples at a rate. */
async function ingestText(
  store: ProfileStore,
  query: URLSearchParams,
  app: string,
  own: Labels,
  bytes: Uint8Array
): Promise<void> {
  const dot = app.lastIndexOf('.');
  const suffix = dot < 0 ? 'cpu' : app.slice(dot + 1);
  const type = TEXT_TYPES[suffix];
  if (!type) {
    throw invalidArgument(`pyroscopeIngesterAdapter failed to convert metadata: unknown profile type: ${suffix}`);
  }
  const read = TEXT_FORMATS[query.get('format') ?? ''] ?? foldedStacks;
  const stacks = read(new TextDecoder().decode(bytes));
  if (typeof stacks === 'string') {
    throw new ConnectError('unknown', `parsing IngestInput-groups failed: ${stacks}`, 422);
  }
  const rate = Number(query.get('sampleRate')) || DEFAULT_SAMPLE_RATE;
  const factor = type.sample === CPU ? NANOS_PER_SECOND / rate : 1;
  const from = Number(query.get('from')) * 1_000 || Date.now();
  const pprof = stacksToPprof(
    stacks.map((stack) => ({ ...stack, value: Math.round(stack.value * factor) })),
    {
      type: type.sample,
      period: type.sample === CPU ? CPU : undefined,
      time: from,
      durationMillis: Math.max(0, Number(query.get('until')) * 1_000 - from),
    }
  );
  const labels = new Map([...own, ['service_name', dot < 0 ? app : app.slice(0, dot)] as const]);
  const problem = await addPprof(store, { pprof, labels, name: type.name, bytes });
  if (problem !== undefined) {
    throw new Error(`${app} is not stored: ${problem}`);
  }
}
