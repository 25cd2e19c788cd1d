import { type ServerResponse } from 'node:http';

import { invalidArgument } from '../connectError';
import { type Call } from '../querier/call';
import { labelValues, profileTypes } from '../querier/labels';
import { JsonRequest } from '../querier/request';
import { sendJson } from '../sendJson';
import { render, renderDiff } from './render';

/** Answers Pyroscope's older routes, below `/pyroscope/`; false when the path is none of them. */
export function legacyApi(call: Omit<Call, 'request'>, url: URL, response: ServerResponse): boolean {
  switch (url.pathname) {
    case '/pyroscope/render': {
      const answer = render(call, url.searchParams);
      if (typeof answer === 'string') {
        response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(answer);
      } else {
        sendJson(response, 200, answer);
      }
      return true;
    }
    case '/pyroscope/render-diff':
      sendJson(response, 200, renderDiff(call, url.searchParams));
      return true;
    case '/pyroscope/label-values':
      sendJson(response, 200, legacyLabelValues(call, url.searchParams.get('label')));
      return true;
    default:
      return false;
  }
}

/** `__name__` gives the profile types. As in the real server, other labels always fail: it asks without a range. */
function legacyLabelValues(call: Omit<Call, 'request'>, label: string | null): readonly string[] {
  if (!label) {
    throw invalidArgument('label parameter is required');
  }
  const request = new JsonRequest({ name: label });
  if (label !== '__name__') {
    labelValues({ ...call, request });
  }
  const { profileTypes: types = [] } = profileTypes({ ...call, request }) as {
    readonly profileTypes?: ReadonlyArray<{ readonly ID: string }>;
  };
  return types.map(({ ID }) => ID);
}
