import { encode } from '@datadog/pprof';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type Profile } from 'pprof-format';

import { heapDelta } from './heapDelta';

export interface ProfileSource {
  /** CPU of the next `seconds`; undefined while another caller records. */
  cpu(seconds: number): Promise<Profile> | undefined;
  heap(): Profile;
}

const DEFAULT_SECONDS = 30;
const INDEX = `<html>
<head>
<title>/debug/pprof/</title>
</head>
<body>
/debug/pprof/
<br>
Types of profiles available:
<table>
<thead><td>Count</td><td>Profile</td></thead>
<tr><td>1</td><td><a href='heap?debug=1'>heap</a></td></tr>
<tr><td>0</td><td><a href='profile?debug=1'>profile</a></td></tr>
</table>
</body>
</html>
`;

/** `/debug/pprof/*` with the paths, statuses and texts of Go's net/http/pprof, behind a bearer token. */
export const pprofServer = (source: ProfileSource, token: string): Server =>
  createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) {
      refuse(response, 401, 'unauthorized');
      return;
    }
    answer(source, request, response).catch((error: unknown) => refuse(response, 500, String(error)));
  });

async function answer(source: ProfileSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  switch (url.pathname) {
    case '/debug/pprof/':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(INDEX);
      return;
    case '/debug/pprof/heap':
      return answerHeap(source, url.searchParams, response);
    case '/debug/pprof/profile': {
      const asked = Number(url.searchParams.get('seconds'));
      const recording = source.cpu(asked > 0 ? asked : DEFAULT_SECONDS);
      if (!recording) {
        return refuse(response, 500, 'Could not enable CPU profiling: cpu profiling already in use');
      }
      return sendProfile(response, 'profile', await recording);
    }
    default:
      return refuse(response, 404, 'Unknown profile');
  }
}

/** A snapshot or, with `seconds`, what changed within them. */
async function answerHeap(source: ProfileSource, query: URLSearchParams, response: ServerResponse): Promise<void> {
  const asked = query.get('seconds');
  if (asked === null) {
    return sendProfile(response, 'heap', source.heap());
  }
  const seconds = Number(asked);
  if (!Number.isInteger(seconds) || seconds <= 0) {
    return refuse(response, 400, 'invalid value for "seconds" - must be a positive integer');
  }
  if (Number(query.get('debug')) > 0) {
    return refuse(response, 400, 'seconds and debug params are incompatible');
  }
  const before = source.heap();
  await setTimeout(seconds * 1_000);
  return sendProfile(response, 'heap-delta', heapDelta(before, source.heap(), seconds));
}

async function sendProfile(response: ServerResponse, filename: string, profile: Profile): Promise<void> {
  const body = await encode(profile);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${filename}"`,
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'x-go-pprof': '1',
  });
  response.end(`${text}\n`);
}
