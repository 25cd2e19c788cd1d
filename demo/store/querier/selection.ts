import { invalidArgument, storageError, unimplemented } from '../connectError';
import { type SampleFilter } from '../profiles/keepSamples';
import { matchingSeries, type Range } from '../profiles/profileStore';
import { parseProfileTypeId, type ProfileType, profileTypeId } from '../profiles/profileType';
import { type StoredSeries } from '../profiles/series';
import { isWithinV2, type StorageMode } from '../storageMode';
import { type Call } from './call';
import { type JsonRequest, parseSelector, requiredRange } from './request';

/** What a request for profiles selects. */
export interface Selection {
  readonly range: Range;
  readonly type: ProfileType;
  readonly series: readonly StoredSeries[];
}

/**
 * Reads range, profile type and label selector of a request.
 *
 * @param leadMillis how much earlier than the range its series begin
 */
export function readSelection({ profiles, request, mode }: Call, leadMillis = 0): Selection {
  const range = requiredRange(request);
  const type = parseProfileTypeId(request.text('profileTypeID'));
  const matchers = parseSelector(request.text('labelSelector'), mode);
  const id = profileTypeId(type);
  const series = matchingSeries(profiles, matchers, { ...range, start: range.start - leadMillis }).filter(
    (found) => profileTypeId(found.type) === id
  );
  return { range, type, series };
}

/** Reads what narrows a request to some samples; the v1 storage ignores all of it but the span ids. */
export function readFilter({ profiles, request, mode }: Call): SampleFilter {
  const spans = request.texts('spanSelector');
  const traces = request.texts('traceIdSelector');
  if (spans.length > 0 && traces.length > 0) {
    throw invalidArgument('span_selector and trace_id_selector cannot be combined');
  }
  if (traces.length > 0 && !isWithinV2(mode, profiles, requiredRange(request))) {
    throw unimplemented('trace_id_selector is only supported with the v2 query backend');
  }
  return {
    ...(spans.length > 0 ? { spanIds: ids(mode, spans, 'span', 16) } : {}),
    ...(traces.length > 0 ? { traceIds: ids(mode, traces, 'trace', 32) } : {}),
    ...(mode === 'v1' ? {} : { ...readProfileIds(mode, request), callSite: readCallSite(request) }),
  };
}

export const readCallSite = (request: JsonRequest): readonly string[] =>
  request
    .message('stackTraceSelector')
    .messages('callSite')
    .map((frame) => frame.text('name'));

function readProfileIds(mode: StorageMode, request: JsonRequest): SampleFilter {
  const asked = request.texts('profileIdSelector');
  const malformed = asked.find((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
  if (malformed !== undefined) {
    throw storageError(mode, `invalid UUID length: ${malformed.length}`);
  }
  return asked.length > 0 ? { profileIds: new Set(asked.map((id) => id.toLowerCase())) } : {};
}

/** A malformed id is the storage's error in the real server, so it comes as 500. */
function ids(mode: StorageMode, texts: readonly string[], what: string, digits: number): ReadonlySet<string> {
  for (const text of texts) {
    const wrong = [...text].find((character) => !/[0-9a-f]/i.test(character));
    if (text.length !== digits) {
      throw storageError(mode, `invalid ${what} id length: ${JSON.stringify(text)}`);
    }
    if (wrong !== undefined) {
      const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      throw storageError(mode, `encoding/hex: invalid byte: U+${code} '${wrong}'`);
    }
  }
  return new Set(texts.map((text) => text.toLowerCase()));
}
