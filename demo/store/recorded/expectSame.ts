import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { decodePprof } from '../../../src/profile/pprof';
import { type readExchange } from './exchange';
import { shapeOf } from './shape';

type FoundExchange = ReturnType<typeof readExchange>;

/** How alike two answers have to be. */
export type Likeness =
  /** Status, kind of content and shape. */
  | 'shape'
  /** Every value too. */
  | 'equal'
  /** Profiles, as the body or as base64 in the field `pprof`, that say the same about themselves. */
  | 'pprof'
  /** A text that begins alike. */
  | { readonly begins: string }
  /** An error whose reason is in the words of another parser: as far as the words here. */
  | { readonly code: unknown; readonly message: RegExp };

export async function expectSame(answer: Response, exchange: FoundExchange, likeness: Likeness): Promise<void> {
  const { response } = exchange;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  expect({ status: answer.status, text: answer.ok ? '' : text }).toMatchObject({ status: response.status });
  expect(kindOf(answer.headers.get('content-type') ?? '')).toBe(kindOf(response.contentType));
  if (response.contentEncoding) {
    expect(answer.headers.get('content-encoding')).toBe(response.contentEncoding);
  }
  if (likeness === 'pprof') {
    expect(await aboutPprof(bytes)).toEqual(await aboutPprof(recordedBytes(exchange)));
  } else if (typeof likeness === 'object' && 'begins' in likeness) {
    expect(text.slice(0, likeness.begins.length)).toBe(likeness.begins);
  } else if (typeof likeness === 'object') {
    expect(JSON.parse(text)).toMatchObject({ code: likeness.code, message: expect.stringMatching(likeness.message) });
  } else if (response.bodyText !== undefined) {
    expect(text).toBe(response.bodyText);
  } else if (likeness === 'equal' || response.status >= 400) {
    expect(JSON.parse(text)).toEqual(recordedJson(exchange));
  } else {
    expect(shapeOf(JSON.parse(text))).toEqual(response.shape ?? shapeOf(recordedJson(exchange)));
  }
}

const kindOf = (contentType: string): string => contentType.split(';')[0];

function recordedJson(exchange: FoundExchange): unknown {
  const { body, bodyFile } = exchange.response;
  return bodyFile === undefined ? body : JSON.parse(gunzipSync(recordedBytes(exchange)).toString('utf8'));
}

function recordedBytes({ folder, response }: FoundExchange): Uint8Array {
  return response.bodyFile === undefined
    ? new TextEncoder().encode(JSON.stringify(response.body))
    : new Uint8Array(fs.readFileSync(path.join(folder, response.bodyFile)));
}

/** What a profile says besides its samples. */
async function aboutPprof(body: Uint8Array): Promise<object> {
  const isJson = body[0] === '{'.charCodeAt(0);
  const json: { readonly pprof?: string } = isJson ? JSON.parse(new TextDecoder().decode(body)) : {};
  const decoded = await decodePprof(isJson ? new Uint8Array(Buffer.from(json.pprof ?? '', 'base64')) : body);
  if (!decoded.ok) {
    throw new Error(JSON.stringify(decoded.error));
  }
  const { sampleTypes, defaultSampleType, period, timeMillis, durationNanos, labels, functionFile } = decoded.value;
  return {
    sampleTypes,
    defaultSampleType,
    period,
    timeMillis,
    durationNanos,
    hasLabels: labels.key.length > 0,
    hasFiles: functionFile.some((file) => file !== 0),
  };
}
