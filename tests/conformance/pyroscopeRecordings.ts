import { type ProfileAnswer, type ResolvedQuery } from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { type Http } from '../../src/datasource/backends/http';
import { type FlameTree } from '../../src/profile/flameTree';
import { type Result } from '../../src/profile/result';
import { type Exchange, recordings } from './replay';

export const all = recordings('pyroscope');
export const signal = new AbortController().signal;

export const named = (...names: string[]): readonly Exchange[] =>
  names.map((name) => all.find((exchange) => exchange.name === name) ?? missing(name));

const missing = (name: string): never => {
  throw new Error(`no recording ${name}`);
};

/** The call site of a recorded request; empty where it has none. */
export function callSiteOf({ body = {} }: Exchange['request']): readonly string[] {
  const { stackTraceSelector } = body as {
    stackTraceSelector?: { callSite: ReadonlyArray<{ readonly name: string }> };
  };
  return stackTraceSelector?.callSite.map(({ name }) => name) ?? [];
}

/** The query that a recorded profile request answers. */
export function queryOf({ request }: Exchange): ResolvedQuery {
  const {
    profileTypeID,
    labelSelector,
    start,
    end,
    maxNodes = 8192,
    spanSelector,
    traceIdSelector,
    profileIdSelector,
  } = request.body as {
    [field: string]: never;
  };
  const filter = ((): ResolvedQuery['filter'] => {
    if (spanSelector) {
      return { kind: 'span', ids: spanSelector };
    }
    if (profileIdSelector) {
      return { kind: 'profile', ids: profileIdSelector };
    }
    return traceIdSelector ? { kind: 'trace', ids: traceIdSelector } : { kind: 'none' };
  })();
  return {
    profileTypeId: profileTypeID,
    labelSelector,
    filter,
    range: { from: start, to: end },
    maxNodes,
    needsFiles: false,
    detail: 'function',
    callSite: callSiteOf(request),
    labelLevels: [],
    source: undefined,
  };
}

/** Answers for label names as a recorded server does, whatever they are asked of: empty answers ask for them. */
export function namingLabels(http: Http, recording = 'label-names'): Http {
  const [{ response }] = named(recording);
  return (request, aborted) =>
    request.path.endsWith('/LabelNames')
      ? Promise.resolve({
          status: response.status,
          contentType: response.contentType,
          body: new TextEncoder().encode(JSON.stringify(response.body)),
        })
      : http(request, aborted);
}

interface Flamebearer {
  readonly levels: ReadonlyArray<{ readonly values: readonly string[] }>;
  readonly total?: string;
}
export const flamegraphOf = ({ response: { body } }: Exchange): Flamebearer =>
  (body as { flamegraph: Flamebearer }).flamegraph;

export function treeOf(answer: Result<ProfileAnswer, BackendError>): FlameTree {
  if (!answer.ok || answer.value.kind !== 'profile') {
    throw new Error(`no profile: ${JSON.stringify(answer)}`);
  }
  return answer.value.tree;
}
