import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { type Exchange } from './exchange';
import { shapeOf } from './shape';

const WHOLE_BYTES = 13_000;

interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly bodyText?: string;
  readonly bodyFile?: string;
}
interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bodyText?: string;
  readonly bodyFile?: string;
}

/**
 * Turns recordings (NAME.request.json and NAME.response.json of a folder) into fixtures, one file each; those that a
 * fixture folder has already are left out. Of a JSON answer above 13,000 bytes only the shape is kept.
 *
 * npx tsx demo/store/recorded/importRecordings.ts <folder> <to fixture folder> <other fixture folders, by comma> NAME…
 */
function main([from, to, others, ...names]: readonly string[]): void {
  const folders = [...others.split(','), to].map((folder) => path.resolve('tests/fixtures', folder));
  for (const name of names) {
    if (folders.some((folder) => fs.existsSync(path.join(folder, `${name}.json`)))) {
      continue;
    }
    const read = <T>(kind: string): T =>
      JSON.parse(fs.readFileSync(path.join(from, `${name}.${kind}.json`), 'utf8')) as T;
    const exchange: Exchange = {
      request: toRequest(from, read<RecordedRequest>('request')),
      response: toResponse(from, read<RecordedResponse>('response')),
    };
    fs.mkdirSync(path.resolve('tests/fixtures', to), { recursive: true });
    fs.writeFileSync(path.resolve('tests/fixtures', to, `${name}.json`), `${JSON.stringify(exchange)}\n`);
  }
}

function toRequest(
  from: string,
  { method, url, headers, body, bodyText, bodyFile }: RecordedRequest
): Exchange['request'] {
  const { pathname, searchParams } = new URL(url);
  const query: Record<string, string | string[]> = {};
  for (const name of searchParams.keys()) {
    const values = searchParams.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  return {
    method,
    path: pathname,
    ...(searchParams.size > 0 ? { query } : {}),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(body ? { body } : {}),
    ...(bodyText === undefined ? {} : { bodyText }),
    ...(bodyFile === undefined ? {} : requestFile(from, bodyFile)),
  };
}

/** Profiles that were uploaded lie among the fixtures of pprof; what was written for a request is kept in it. */
const requestFile = (from: string, file: string): Partial<Exchange['request']> =>
  file.startsWith('../pprof/')
    ? { bodyFile: file.replace('../pprof/', '../pprofHttp/') }
    : { bodyBase64: fs.readFileSync(path.join(from, file)).toString('base64') };

function toResponse(
  from: string,
  { status, headers, body, bodyText, bodyFile }: RecordedResponse
): Exchange['response'] {
  const head = { status, contentType: headers['Content-Type'] ?? '' };
  if (bodyFile !== undefined) {
    const bytes = new Uint8Array(fs.readFileSync(path.join(from, bodyFile)));
    const isGzip = headers['Content-Encoding'] === 'gzip';
    return isGzip
      ? { ...head, contentEncoding: 'gzip', body: JSON.parse(gunzipSync(bytes).toString('utf8')) as unknown }
      : { ...head, bodyText: `${bytes.length} bytes` };
  }
  if (bodyText !== undefined) {
    return { ...head, bodyText };
  }
  return JSON.stringify(body).length > WHOLE_BYTES ? { ...head, shape: shapeOf(body) } : { ...head, body };
}

main(process.argv.slice(2));
