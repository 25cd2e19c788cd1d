import fs from 'node:fs';
import path from 'node:path';

import { type Http, type HttpRequest, type QueryParameters } from '../../src/datasource/backends/http';

/** A request to a real server, and what it answered (tests/fixtures/README.md). */
export interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: QueryParameters;
    /** Parameters of a posted form. */
    readonly form?: QueryParameters;
    readonly body?: Readonly<Record<string, unknown>>;
    /** A body of bytes, in a file beside the recording. */
    readonly bodyFile?: string;
  };
  readonly response: {
    readonly status: number;
    readonly contentType: string;
    readonly body?: unknown;
    readonly bodyText?: string;
    readonly bodyFile?: string;
  };
}

const FIXTURES = path.join(__dirname, '..', 'fixtures');

type Folder = 'pyroscope' | 'parca' | 'pprofHttp';

export function recordings(folder: Folder): readonly Exchange[] {
  const dir = path.join(FIXTURES, folder);
  return fs
    .readdirSync(dir)
    .filter((file) => /^[^.].*\.json$/.test(file) && !file.includes('.response.'))
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      ...JSON.parse(fs.readFileSync(path.join(dir, file), 'utf8')),
    }));
}

/**
 * Answers as the recorded server did: method, path, query and parsed body must be those of a recording, in whatever
 * order, else the test fails with the request that no recording has. `sent` collects what was asked.
 */
export function replay(folder: Folder, exchanges: readonly Exchange[], sent: HttpRequest[] = []): Http {
  return (request) => {
    sent.push(request);
    const found =
      exchanges.find((exchange) => keyOf(recordedRequest(folder, exchange)) === keyOf(asked(request))) ??
      exchanges.find(
        ({ request: recorded }) =>
          isProbe(request) && keyOf(withoutMaxNodes(recorded)) === keyOf(withoutMaxNodes(asked(request)))
      );
    if (!found) {
      throw new Error(
        `no recording of ${request.method} ${request.path} ${JSON.stringify(request.query)} ${request.body?.text}`
      );
    }
    const { status, contentType } = found.response;
    return Promise.resolve({ status, contentType, body: bodyOf(folder, found.response) });
  };
}

/** A request with a body of bytes has them in hex here. */
type Recorded = Exchange['request'] & { readonly bytes?: string };

function asked({ method, path: route, query, body }: HttpRequest): Recorded {
  const request = { method, path: route.replace(/^(pyroscope|parca|pprof)/, ''), ...(query && { query }) };
  if (body?.bytes) {
    return { ...request, bytes: Buffer.from(body.bytes).toString('hex') };
  }
  if (body?.contentType === FORM) {
    return { ...request, form: formOf(body.text ?? '') };
  }
  return { ...request, ...(body && { body: JSON.parse(body.text ?? '{}') }) };
}

function recordedRequest(folder: Folder, { request }: Exchange): Recorded {
  const { bodyFile, ...rest } = request;
  return bodyFile === undefined
    ? rest
    : { ...rest, bytes: fs.readFileSync(path.join(FIXTURES, folder, bodyFile)).toString('hex') };
}

/** What Pyroscope takes where a request has no `maxNodes` (querier.max-flamegraph-nodes-default). */
const DEFAULT_MAX_NODES = 8192;

const keyOf = ({ method, path: address, query = {}, form = {}, body, bytes }: Recorded): string =>
  JSON.stringify([
    method,
    address,
    sorted(withMillis(query)),
    sorted(withMillis(form)),
    bytes,
    body && sorted({ maxNodes: DEFAULT_MAX_NODES, ...body }),
  ]);

const FORM = 'application/x-www-form-urlencoded';

function formOf(text: string): QueryParameters {
  const parameters = new URLSearchParams(text);
  const values = (name: string): string | readonly string[] => {
    const all = parameters.getAll(name);
    return all.length === 1 ? (all[0] ?? '') : all;
  };
  return Object.fromEntries([...parameters.keys()].map((name) => [name, values(name)]));
}

/** The same time is written with and without milliseconds, and one value as itself or as a list. */
const withMillis = (parameters: QueryParameters): QueryParameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      const [only, ...more] = [value].flat();
      return more.length > 0 || only === undefined
        ? [name, value]
        : [name, only.replace(/^([\d-]+T\d\d:\d\d:\d\d)Z$/, '$1.000Z')];
    })
  );

const sorted = (object: object): unknown => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));

/** A probe asks for one node, because it only looks at the total, which does not depend on the number of nodes. */
const isProbe = ({ body }: HttpRequest): boolean =>
  body?.text !== undefined && body.contentType !== FORM && JSON.parse(body.text).maxNodes === 1;

const withoutMaxNodes = (request: Recorded): Recorded => ({ ...request, body: { ...request.body, maxNodes: 0 } });

function bodyOf(folder: string, { body, bodyText, bodyFile }: Exchange['response']): Uint8Array {
  if (bodyFile !== undefined) {
    return new Uint8Array(fs.readFileSync(path.join(FIXTURES, folder, bodyFile)));
  }
  return new TextEncoder().encode(bodyText ?? JSON.stringify(body));
}
