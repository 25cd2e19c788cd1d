import { buildTreeSteps } from '../../profile/buildTree';
import { decodePprof } from '../../profile/pprof';
import { err, ok, type Result } from '../../profile/result';
import { inSteps, inTurns } from '../../profile/turns';
import {
  type Backend,
  type ProfileAnswer,
  type ProfileType,
  type ResolvedQuery,
  type SeriesAnswer,
  type SeriesQuery,
  type TimeRange,
} from './backend';
import { decodeBase64 } from './base64';
import { type BackendError } from './error';
import { type Http } from './http';
import { ParcaApi } from './parcaApi';
import { parcaHealth } from './parcaHealth';
import { queryExpression, rangeParameters, scopeParameters } from './parcaRequest';
import { toSeries } from './parcaSeries';
import { toProfileType } from './parcaType';
import { emptyReason, profileNotices } from './parcaWords';
import { searchOldest } from './searchOldest';
import { type IdLabels, idLabelOf, withIdLabel } from './traceLabel';

/** Parca through its REST gateway. `idLabels` are the series labels that carry trace and span ids. */
export function createParca(http: Http, idLabels: IdLabels): Backend {
  const api = new ParcaApi(http);

  return {
    kind: 'parca',
    health: (signal) => parcaHealth(api, signal),
    profileTypes: typesOf,
    async labelNames(scope, signal) {
      const answer = await api.call('labels', scopeParameters(scope), signal);
      return answer.ok ? ok(answer.value.labelNames) : answer;
    },
    async labelValues(name, scope, signal) {
      return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)
        ? api.labelValues(name, scopeParameters({ ...scope, labelSelector: '{}' }), signal)
        : invalid('label', `a label of Parca has letters, digits and _ in its name, this is "${name}"`);
    },
    async profile(query, signal) {
      const { filter } = query;
      if (filter.kind === 'profile') {
        return unsupported('it gives profiles no ids, so a single one cannot be picked');
      }
      const narrowed =
        filter.kind === 'none'
          ? ok(query.labelSelector)
          : withIdLabel(query.labelSelector, idLabelOf(filter, idLabels), filter.ids);
      return narrowed.ok ? profileOf(query, narrowed.value, signal) : invalid('labelSelector', narrowed.error.detail);
    },
    series: seriesOf,
    heatmap: async () => unsupported('it has no heatmaps'),
    oldestProfile: (since, signal) =>
      searchOldest('parca', since, Date.now(), async (range) => {
        const types = await typesOf(range, signal);
        return types.ok ? ok(types.value.length > 0) : types;
      }),
  };

  async function typesOf(range: TimeRange, signal: AbortSignal): Promise<Result<readonly ProfileType[], BackendError>> {
    const answer = await api.call('types', rangeParameters(range), signal);
    return answer.ok ? ok(answer.value.types.map(toProfileType)) : answer;
  }

  /** Any other report than pprof can crash the server: ADR 0011. */
  async function profileOf(
    query: ResolvedQuery,
    selector: string,
    signal: AbortSignal
  ): Promise<Result<ProfileAnswer, BackendError>> {
    const text = queryExpression(query.profileTypeId, selector);
    if (!text.ok) {
      return text;
    }
    const { start, end } = rangeParameters(query.range);
    const parameters = {
      mode: 'MODE_MERGE',
      report_type: 'REPORT_TYPE_PPROF',
      'merge.query': text.value,
      'merge.start': start,
      'merge.end': end,
    };
    const answer = await api.call('query', parameters, signal);
    if (!answer.ok) {
      return answer;
    }
    const bytes = await inTurns(() => decodeBase64(answer.value.pprof), signal);
    if (!bytes.ok) {
      return err({ backend: 'parca', kind: 'unexpectedAnswer', expected: 'base64 in pprof', found: bytes.error });
    }
    const profile = await decodePprof(bytes.value, {}, (steps) => inSteps(steps, signal));
    signal.throwIfAborted();
    if (!profile.ok) {
      return err({ backend: 'parca', kind: 'badProfile', cause: profile.error });
    }
    // An answer holds one sample type, and not always the one that was asked for.
    const building = buildTreeSteps(profile.value, profile.value.defaultSampleType, undefined, {
      files: true,
      detail: query.detail,
    });
    const tree = await inSteps(building, signal);
    return profile.value.sampleCount === 0
      ? nothingFound(query, signal)
      : ok({ kind: 'profile', tree, notices: profileNotices(query.profileTypeId, profile.value) });
  }

  async function seriesOf(query: SeriesQuery, signal: AbortSignal): Promise<Result<SeriesAnswer, BackendError>> {
    const text = queryExpression(query.profileTypeId, query.labelSelector);
    if (!text.ok) {
      return text;
    }
    const parameters = {
      query: text.value,
      ...rangeParameters(query.range),
      // Without a step, everything is one point at 1970-01-01.
      step: `${query.step / 1000}s`,
      ...(query.groupBy.length > 0 && { sum_by: query.groupBy }),
    };
    const answer = await api.call('query_range', parameters, signal);
    if (!answer.ok) {
      return isNoData(answer.error) ? nothingFound(query, signal) : answer;
    }
    return answer.value.series.length === 0 ? nothingFound(query, signal) : ok(toSeries(answer.value.series, query));
  }

  /** The types of the range tell a wrong type from a selector that matches nothing, and a server that is not Parca. */
  async function nothingFound(
    query: ResolvedQuery | SeriesQuery,
    signal: AbortSignal
  ): Promise<Result<{ readonly kind: 'empty'; readonly reason: string }, BackendError>> {
    const types = await typesOf(query.range, signal);
    if (!types.ok && types.error.kind === 'notFound') {
      return types;
    }
    return ok({ kind: 'empty', reason: emptyReason(query, types.ok ? types.value : undefined, idLabels) });
  }
}

/** The server's "no data" reaches the client as a page of the user interface that is not there. */
const isNoData = (error: BackendError): boolean => error.kind === 'notFound' && error.detail === '404 page not found';

const invalid = (field: string, detail: string): Result<never, BackendError> =>
  err({ backend: 'parca', kind: 'invalidQuery', field, detail });

const unsupported = (detail: string): Result<never, BackendError> =>
  err({ backend: 'parca', kind: 'unsupported', detail });
