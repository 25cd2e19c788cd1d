import { type Matcher, parseLabelSelector } from '../../profile/labelSelector';
import { type Profile } from '../../profile/profile';
import { err, ok, type Result } from '../../profile/result';
import { labelNames, labelValues, samplesWhere } from '../../profile/sampleLabels';
import { inSteps } from '../../profile/turns';
import { type PprofSource, SNAPSHOT_PROFILES } from '../query';
import { type IdFilter, type ProfileAnswer, type ProfileType, type ResolvedQuery, type TimeRange } from './backend';
import { type BackendError } from './error';
import { type Http } from './http';
import { keepProfiles } from './keepProfiles';
import { type Capture, type PprofBackend, type PprofSettings } from './pprofBackend';
import { fetchProfile } from './pprofFetch';
import { listFiles, readFile } from './pprofFiles';
import { pprofHealth } from './pprofHealth';
import { CPU_PROFILE, isDuration, MAX_SECONDS, pprofSource, profileName } from './pprofSource';
import { pprofTreeSteps } from './pprofTree';
import { profileTypesOf, sampleTypeOf } from './pprofTypes';
import { emptyReason, leftOut, provenance } from './pprofWords';

/** One process and a folder of files. `now` is the client's clock, ms since the epoch. */
export function createPprof(http: Http, settings: PprofSettings, now: () => number = Date.now): PprofBackend {
  const readOnce = keepProfiles(readNow, now);
  let captured: Capture | undefined;
  /** Completion offers the labels of the profile that was read last. */
  let lastRead: Profile | undefined;

  return {
    kind: 'pprof',
    health: (signal) => pprofHealth(settings, snapshotTypes, (s) => listFiles(http, s), signal),
    lastCapture: () => captured,
    files: (signal) => listFiles(http, signal),

    async capture(seconds, signal) {
      if (!isDuration(seconds)) {
        return invalid('source', `a profile takes 1 to ${MAX_SECONDS} whole seconds, not ${seconds}`);
      }
      const profile = await fetchProfile(http, 'pprof/debug/pprof/profile', seconds, signal);
      if (!profile.ok) {
        return profile;
      }
      captured = { profile: profile.value, takenAt: now(), seconds };
      return ok(captured);
    },
    async sourceTypes(source, signal, range) {
      const profile = await read(source, range, signal);
      return profile.ok ? ok(profile.value ? profileTypesOf(profileName(source), profile.value) : []) : profile;
    },
    async profileTypes(_range, signal) {
      const cpu = captured ? profileTypesOf(CPU_PROFILE, captured.profile) : [];
      const snapshots = settings.hasEndpoint ? await snapshotTypes(signal) : ok([]);
      return snapshots.ok ? ok([...cpu, ...snapshots.value]) : snapshots;
    },
    labelNames: async () => ok(lastRead ? labelNames(lastRead) : []),
    labelValues: async (name) => ok(lastRead ? labelValues(lastRead, name) : []),
    profile: profileOf,
    series: async () => withoutHistory,
    heatmap: async () => withoutHistory,
    oldestProfile: async () => withoutHistory,
  };

  async function profileOf(query: ResolvedQuery, signal: AbortSignal): Promise<Result<ProfileAnswer, BackendError>> {
    if (query.filter.kind === 'profile') {
      return withoutProfileIds;
    }
    const source = pprofSource(query.source, query.profileTypeId);
    if (!source.ok) {
      return invalid('source', source.error);
    }
    const matchers = parseLabelSelector(query.labelSelector);
    if (!matchers.ok) {
      return invalid('labelSelector', matchers.error.detail);
    }
    const profile = await read(source.value, query.range, signal);
    if (!profile.ok) {
      return profile;
    }
    if (!profile.value) {
      return ok({ kind: 'empty', reason: 'No CPU profile was captured yet: press Capture in the query editor.' });
    }
    const sampleType = sampleTypeOf(profile.value, query.profileTypeId);
    if (!sampleType.ok) {
      return invalid('profileTypeId', sampleType.error);
    }
    const { answerable, unanswerable } = splitMatchers(profile.value, query.filter, matchers.value);
    const keep = samplesOf(profile.value, query.filter, answerable);
    if (!keep.ok) {
      return invalid('labelSelector', keep.error);
    }
    const made = await inSteps(pprofTreeSteps(profile.value, sampleType.value, keep.value, query), signal);
    if (!made.ok) {
      return ok({ kind: 'empty', reason: made.error });
    }
    return ok(
      made.value.tree.level.length <= 1
        ? { kind: 'empty', reason: emptyReason(source.value, query, matchers.value, profile.value) }
        : {
            kind: 'profile',
            ...made.value,
            notices: [...provenance(source.value, profile.value, captured), ...leftOut(unanswerable, query.filter)],
            ...(profile.value.durationNanos > 0 && { seconds: profile.value.durationNanos / 1e9 }),
          }
    );
  }

  /** `undefined` where nothing was captured yet. */
  async function read(
    source: PprofSource,
    range: TimeRange | undefined,
    signal: AbortSignal
  ): Promise<Result<Profile | undefined, BackendError>> {
    const profile = await readOnce(source, range, signal);
    if (profile.ok && profile.value) {
      lastRead = profile.value;
    }
    return profile;
  }

  async function readNow(source: PprofSource, signal: AbortSignal): Promise<Result<Profile | undefined, BackendError>> {
    switch (source.kind) {
      case 'snapshot':
        return fetchProfile(http, `pprof/debug/pprof/${source.profile}`, undefined, signal);
      case 'delta':
        return fetchProfile(http, `pprof/debug/pprof/${source.profile}`, source.seconds, signal);
      case 'cpu':
        return ok(captured?.profile);
      case 'file':
        return readFile(http, source.name, signal);
    }
  }

  /** Runtimes other than Go serve some of the snapshots only, so those that are not found are left out. */
  async function snapshotTypes(signal: AbortSignal): Promise<Result<readonly ProfileType[], BackendError>> {
    const answers = await Promise.all(
      SNAPSHOT_PROFILES.map(async (name) => {
        const profile = await fetchProfile(http, `pprof/debug/pprof/${name}`, undefined, signal);
        return profile.ok ? ok(profileTypesOf(name, profile.value)) : profile;
      })
    );
    const found = answers.flatMap((answer) => (answer.ok ? answer.value : []));
    const failure = answers.find((answer) => !answer.ok);
    return found.length === 0 && failure && !failure.ok ? failure : ok(found);
  }
}

/**
 * A process does not label its samples with what a store knows of it, such as `service_name`. Where ids pick the samples,
 * a matcher on a label that no sample carries decides nothing and is left out; without ids it would widen the answer.
 */
function splitMatchers(
  profile: Profile,
  filter: IdFilter,
  matchers: readonly Matcher[]
): { readonly answerable: readonly Matcher[]; readonly unanswerable: readonly Matcher[] } {
  if (filter.kind === 'none' || matchers.length === 0) {
    return { answerable: matchers, unanswerable: [] };
  }
  const carried = new Set(labelNames(profile));
  return {
    answerable: matchers.filter(({ name }) => carried.has(name)),
    unanswerable: matchers.filter(({ name }) => !carried.has(name)),
  };
}

/** A regular expression of the user's that does not compile throws. */
function samplesOf(
  profile: Profile,
  filter: IdFilter,
  matchers: readonly Matcher[]
): Result<(sample: number) => boolean, string> {
  try {
    return ok(
      samplesWhere(profile, {
        matchers,
        ...(filter.kind === 'span' && { spanIds: filter.ids }),
        ...(filter.kind === 'trace' && { traceIds: filter.ids }),
      })
    );
  } catch (error) {
    if (error instanceof SyntaxError) {
      return err(error.message);
    }
    throw error;
  }
}

const withoutHistory: Result<never, BackendError> = err({
  backend: 'pprof',
  kind: 'unsupported',
  detail: 'a process answers with what it holds now and keeps no history, so there is nothing over time',
});

const withoutProfileIds: Result<never, BackendError> = err({
  backend: 'pprof',
  kind: 'unsupported',
  detail: 'its profiles have no ids, so a single one cannot be picked',
});

const invalid = (field: string, detail: string): Result<never, BackendError> =>
  err({ backend: 'pprof', kind: 'invalidQuery', field, detail });
