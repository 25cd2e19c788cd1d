import { measureOfType } from '../../datasource/backends/measureOfType';
import { parseProfileTypeId } from '../../datasource/backends/profileTypeId';
import { isDuration, pprofSource } from '../../datasource/backends/pprofSource';
import { compilePattern } from '../../profile/frameFilter';
import { parseLabelSelector } from '../../profile/labelSelector';
import { metricNames, usualName } from '../../profile/metricNames';
import { type BackendConfig, type FeedConfig, type FunctionRules, type LabelName } from './config';
import { type ConfigPath } from './problem';
import { type FeedEntry } from './schema';

interface Shared {
  readonly prefix: string;
  readonly stepMillis: number;
}
type Refuse = (path: ConfigPath, detail: string) => void;

/** A service is told by this label unless a feed says otherwise: all SDKs of Pyroscope send it. */
const DEFAULT_LABELS = { service_name: 'service' };
/** A service has at most so many times more functions than `top`. */
const SPARE_FUNCTIONS = 2;
export const FUNCTION_LABEL = 'function_name';

/** The feeds of an entry, one for each profile type. Mistakes go to `refuse`. */
export async function readFeed(
  entry: FeedEntry,
  backend: BackendConfig,
  shared: Shared,
  refuse: Refuse
): Promise<readonly FeedConfig[]> {
  const selector = parseLabelSelector(entry.selector);
  if (!selector.ok) {
    refuse(['selector'], `${selector.error.detail} at character ${selector.error.offset + 1} of ${entry.selector}`);
  }
  const labels = readLabels(entry, backend, refuse);
  const functions = await readFunctions(entry.functions, refuse);
  const profileMillis = readProfileMillis(entry, backend, shared, refuse);
  return entry.types.flatMap((given, row) => {
    const type = typeof given === 'string' ? { id: given } : given;
    const path = ['types', row];
    const parsed = parseProfileTypeId(type.id);
    if (!parsed.ok) {
      refuse(path, parsed.error);
      return [];
    }
    const source = backend.kind === 'pprof' ? pprofSource(undefined, type.id) : undefined;
    if (source && !source.ok) {
      refuse(path, source.error);
      return [];
    }
    const { name, sampleType } = parsed.value;
    const measure = measureOfType(backend.kind, type.id, sampleType);
    const usual = usualName(name, sampleType.type, sampleType.unit);
    const { metric = usual.stem, unit = usual.unit, scale = usual.scale } = type;
    return [
      {
        name: [entry.name ?? entry.backend, metric, unit].filter((part) => part !== '').join(' '),
        backend,
        profileTypeId: type.id,
        family: { ...metricNames(shared.prefix, { stem: metric, unit }, measure), help: type.id, measure, scale },
        selector: entry.selector,
        labels,
        fixedLabels: entry.add,
        functions,
        profileMillis,
      },
    ];
  });
}

/** A process is profiled for so long unless a feed says otherwise, or the step is shorter. */
const PROFILE_MILLIS = 10_000;

function readProfileMillis(
  { profileEvery, profileFor }: FeedEntry,
  { kind }: BackendConfig,
  { stepMillis }: Shared,
  refuse: Refuse
): number {
  if (kind !== 'pprof') {
    if (profileFor !== undefined) {
      refuse(['profileFor'], 'a store of profiles is not profiled: say how often profiles come in profileEvery');
    }
    return profileEvery ?? stepMillis;
  }
  if (profileEvery !== undefined) {
    refuse(['profileEvery'], 'a pprof endpoint is profiled at every step: say for how long in profileFor');
  }
  const millis = profileFor ?? Math.min(PROFILE_MILLIS, stepMillis);
  if (!isDuration(millis / 1000) || millis > stepMillis) {
    refuse(['profileFor'], 'a process is profiled for 1 to 20 whole seconds, and no longer than a step');
  }
  return millis;
}

function readLabels({ labels, add }: FeedEntry, { kind }: BackendConfig, refuse: Refuse): readonly LabelName[] {
  if (kind === 'pprof') {
    if (labels) {
      refuse(['labels'], 'a pprof endpoint knows no labels of its service: write them into add');
    }
    return [];
  }
  const named = Object.entries(labels ?? DEFAULT_LABELS).map(([profile, metric]) => ({ profile, metric }));
  const taken = new Set([FUNCTION_LABEL]);
  for (const { profile, metric } of named) {
    if (taken.has(metric)) {
      refuse(['labels', profile], `the metric has a label ${metric} already`);
    }
    taken.add(metric);
  }
  for (const metric of Object.keys(add)) {
    if (taken.has(metric)) {
      refuse(['add', metric], `the metric has a label ${metric} already`);
    }
  }
  return named;
}

async function readFunctions(
  { always, match, top, max }: FeedEntry['functions'],
  refuse: Refuse
): Promise<FunctionRules> {
  const rules = { always, top, max: max ?? Math.max(1, SPARE_FUNCTIONS * top + always.length) };
  if (match === undefined) {
    return { ...rules, match: () => true };
  }
  const compiled = await compilePattern(match);
  if (!compiled.ok) {
    refuse(['functions', 'match'], `"${match}" is no regular expression (RE2): ${compiled.error}`);
  }
  return { ...rules, match: compiled.ok ? compiled.value : () => false };
}
