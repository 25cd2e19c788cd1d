import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Profile } from 'pprof-format';

/** A profile of tests/fixtures, as if it had been taken at another time. */
export function profileAt(file: string, millis: number): string {
  const bytes = new Uint8Array(fs.readFileSync(path.resolve('tests/fixtures', file)));
  const profile = Profile.decode(bytes[0] === 0x1f ? new Uint8Array(gunzipSync(bytes)) : bytes);
  profile.timeNanos = BigInt(Math.round(millis * 1e6));
  return Buffer.from(profile.encode()).toString('base64');
}

export type Labels = Readonly<Record<string, string>>;

const labelPairs = (labels: Labels): object[] => Object.entries(labels).map(([name, value]) => ({ name, value }));

async function post(url: string, body: object, headers: Labels): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Through Pyroscope's push API. */
export const pushToPyroscope = (base: string, labels: Labels, rawProfile: string, ID?: string): Promise<void> =>
  post(
    `${base}/push.v1.PusherService/Push`,
    { series: [{ labels: labelPairs(labels), samples: [{ rawProfile, ID }] }] },
    {}
  );

/** Through Parca's WriteRaw. */
export const pushToParca = (base: string, labels: Labels, rawProfile: string): Promise<void> =>
  post(
    `${base}/api/profiles/writeraw`,
    { series: [{ labels: { labels: labelPairs(labels) }, samples: [{ rawProfile }] }] },
    {}
  );
