import { encode } from '@datadog/pprof';
import { type Profile } from 'pprof-format';

import { type Version } from './checkout';
import { type CpuWindow } from './profiler';

/** Sends profiles as the Pyroscope SDKs do. */
export class Uploader {
  constructor(
    private readonly store: string,
    private readonly version: Version
  ) {}

  /** Raw pprof to `/ingest`; labels stand in the name, unquoted. */
  async cpu({ profile, from, until }: CpuWindow): Promise<void> {
    const query = new URLSearchParams({
      name: `checkout-api{version=${this.version},env=production,region=eu-west-1}`,
      from: String(Math.floor(from / 1_000)),
      until: String(Math.ceil(until / 1_000)),
      format: 'pprof',
      spyName: 'nodespy',
    });
    const body = await encode(profile);
    await send(`${this.store}/ingest?${query}`, 'application/octet-stream', new Uint8Array(body));
  }

  /** A heap snapshot to the push API. */
  async heap(profile: Profile): Promise<void> {
    const labels = {
      __name__: 'memory',
      service_name: 'checkout-api',
      version: this.version,
      env: 'production',
      region: 'eu-west-1',
    };
    const body = {
      series: [
        {
          labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
          samples: [{ rawProfile: (await encode(profile)).toString('base64') }],
        },
      ],
    };
    await send(`${this.store}/push.v1.PusherService/Push`, 'application/json', JSON.stringify(body));
  }
}

async function send(url: string, contentType: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) {
    throw new Error(`The store answered ${response.status}: ${await response.text()}`);
  }
}
