import { mergeTrees } from '../../../src/profile/mergeTrees';
import { ConnectError, invalidArgument } from '../connectError';
import { type ProfileStore } from '../profileStore';
import { parseProfileTypeId, profileTypeId } from '../profileType';
import { emptyTree, type IdFilter } from '../storedSeries';
import { toFlamegraph } from './flamegraph';
import { type JsonRequest, parseSelector, requiredRange } from './request';

const DEFAULT_NODES = 8_192;
const MAX_NODES = 1_048_576;

/** SelectMergeStacktraces and SelectMergeSpanProfile, in their one format FLAMEGRAPH. */
export function selectMergeStacktraces(store: ProfileStore, request: JsonRequest): object {
  const range = requiredRange(request);
  const type = parseProfileTypeId(request.text('profileTypeID'));
  const matchers = parseSelector(request.text('labelSelector'));
  const maxNodes = nodeLimit(request.number('maxNodes'));
  const filter = idFilter(request);
  const id = profileTypeId(type);
  const trees = store
    .select(matchers, range)
    .filter((found) => profileTypeId(found.type) === id)
    .map((found) => found.tree(filter));
  return { flamegraph: toFlamegraph(trees.length > 0 ? mergeTrees(trees) : emptyTree(type), maxNodes) };
}

function nodeLimit(asked: number): number {
  if (asked < 0) {
    throw invalidArgument(`max flamegraph nodes limit must be set (max allowed ${MAX_NODES})`);
  }
  if (asked > MAX_NODES) {
    throw invalidArgument(`max flamegraph nodes limit ${asked} is greater than allowed ${MAX_NODES}`);
  }
  return asked === 0 ? DEFAULT_NODES : asked;
}

function idFilter(request: JsonRequest): IdFilter {
  const spans = request.texts('spanSelector');
  const traces = request.texts('traceIdSelector');
  if (spans.length > 0 && traces.length > 0) {
    throw invalidArgument('span_selector and trace_id_selector cannot be combined');
  }
  return {
    ...(spans.length > 0 ? { spanIds: ids(spans, 'span', 16) } : {}),
    ...(traces.length > 0 ? { traceIds: ids(traces, 'trace', 32) } : {}),
  };
}

/** A malformed id is the storage's error in the real server, so it comes as 500. */
function ids(texts: readonly string[], what: string, digits: number): ReadonlySet<string> {
  for (const text of texts) {
    const wrong = [...text].find((character) => !/[0-9a-f]/i.test(character));
    if (text.length !== digits) {
      throw storageError(`invalid ${what} id length: ${JSON.stringify(text)}`);
    }
    if (wrong !== undefined) {
      const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      throw storageError(`encoding/hex: invalid byte: U+${code} '${wrong}'`);
    }
  }
  return new Set(texts.map((text) => text.toLowerCase()));
}

const storageError = (message: string): ConnectError =>
  new ConnectError('unknown', `rpc error: code = Unknown desc = ${message}`);
