import { decodePprof } from '../../../src/profile/pprof';
import { ConnectError, invalidArgument } from '../connectError';
import { type ProfileStore } from '../profileStore';
import { type Labels, splitPprof } from '../storedSeries';

interface PushRequest {
  readonly series?: readonly PushedSeries[];
}
interface PushedSeries {
  readonly labels?: ReadonlyArray<{ readonly name?: string; readonly value?: string }>;
  readonly samples?: ReadonlyArray<{ readonly rawProfile?: string }>;
}

/** push.v1.PusherService/Push: base64 pprofs, the name of the profile in the label `__name__`. */
export async function push(store: ProfileStore, body: unknown): Promise<object> {
  for (const { labels, samples } of (body as PushRequest).series ?? []) {
    const given = new Map((labels ?? []).map(({ name, value }) => [name ?? '', value ?? '']));
    const name = given.get('__name__');
    if (!name) {
      throw invalidArgument(`invalid labels '${shown(given)}' with error: invalid metric name`);
    }
    given.delete('__name__');
    const own: Labels = new Map([['service_name', 'unknown_service'], ...given]);
    for (const { rawProfile } of samples ?? []) {
      const bytes = new Uint8Array(Buffer.from(rawProfile ?? '', 'base64'));
      const profile = await decodePprof(bytes);
      if (!profile.ok) {
        throw new ConnectError('unknown', JSON.stringify(profile.error));
      }
      store.add(bytes, splitPprof(profile.value, name, own, profile.value.timeMillis || Date.now()));
    }
  }
  return {};
}

const shown = (labels: Labels): string =>
  `{${[...labels].map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')}}`;
