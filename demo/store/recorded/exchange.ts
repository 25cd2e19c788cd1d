import fs from 'node:fs';
import path from 'node:path';

import { type Shape } from './shape';

type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** A request to a real server and its answer (tests/fixtures/README.md). */
export interface Exchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Parameters;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: object;
    readonly form?: Parameters;
    readonly bodyText?: string;
    readonly bodyFile?: string;
    readonly bodyBase64?: string;
  };
  readonly response: {
    readonly status: number;
    readonly contentType: string;
    readonly contentEncoding?: 'gzip';
    readonly body?: unknown;
    readonly bodyText?: string;
    readonly bodyFile?: string;
    /** In the place of a body of which only its form is kept. */
    readonly shape?: Shape;
  };
}

/** Reads an exchange from the first of the folders of tests/fixtures that has it. */
export function readExchange(folders: readonly string[], name: string): Exchange & { readonly folder: string } {
  const folder = folders
    .map((one) => path.resolve('tests/fixtures', one))
    .find((one) => fs.existsSync(path.join(one, `${name}.json`)));
  if (folder === undefined) {
    throw new Error(`No fixture ${name} in ${folders.join(', ')}`);
  }
  return { ...JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8')), folder };
}

/** Sends the request to another server. */
export function send(
  base: string,
  { request, folder }: Exchange & { readonly folder: string },
  headers: Readonly<Record<string, string>> = {}
): Promise<Response> {
  const { method, query, form, body, bodyText, bodyFile, bodyBase64 } = request;
  const search = query ? `?${parametersOf(query)}` : '';
  const init = { method, headers: { ...request.headers, ...headers } };
  const url = `${base}${request.path}${search}`;
  if (bodyFile !== undefined) {
    return fetch(url, { ...init, body: new Uint8Array(fs.readFileSync(path.join(folder, bodyFile))) });
  }
  if (bodyBase64 !== undefined) {
    return fetch(url, { ...init, body: new Uint8Array(Buffer.from(bodyBase64, 'base64')) });
  }
  if (form) {
    // As text: fetch would add a character set, and Parca's gateway then takes it for no form.
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return fetch(url, { ...init, headers: { ...init.headers, ...type }, body: parametersOf(form).toString() });
  }
  return fetch(url, { ...init, body: body ? JSON.stringify(body) : bodyText });
}

const parametersOf = (parameters: Parameters): URLSearchParams =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string]))
  );
