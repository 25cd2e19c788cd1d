import { type IncomingMessage, type ServerResponse } from 'node:http';

import { readBody } from '../body';
import { type ProfileStore } from '../profiles/profileStore';
import { addPprof } from './addPprof';
import { otlpStacks, type OtlpProfilesRequest } from './otlpStacks';
import { stacksToPprof } from './stacksToPprof';

/** `POST /v1development/profiles`: OTLP profiles, in JSON only. */
export async function otlpProfiles(
  store: ProfileStore,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const refuse = (status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
  };
  const contentType = request.headers['content-type'] ?? '';
  if (!/^application\/json/.test(contentType)) {
    return refuse(415, `Unsupported Content-Type: ${contentType}`);
  }
  const body = JSON.parse((await readBody(request)).toString('utf8')) as OtlpProfilesRequest;
  if (!body.dictionary) {
    return refuse(500, 'rpc error: code = InvalidArgument desc = missing profile metadata dictionary');
  }
  for (const { name, labels, stacks, ...about } of otlpStacks(body)) {
    const problem = await addPprof(store, { pprof: stacksToPprof(stacks, about), name, labels });
    if (problem !== undefined) {
      return refuse(500, `rpc error: code = InvalidArgument desc = ${problem}`);
    }
  }
  response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
}
