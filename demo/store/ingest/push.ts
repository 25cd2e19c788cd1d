import { ConnectError, invalidArgument } from '../connectError';
import { type ProfileStore } from '../profiles/profileStore';
import { type Labels } from '../profiles/storedProfile';
import { addPprof } from './addPprof';

export interface PushRequest {
  readonly series?: readonly PushedSeries[];
}
interface PushedSeries {
  readonly labels?: ReadonlyArray<{ readonly name?: string; readonly value?: string }>;
  readonly samples?: ReadonlyArray<{ readonly rawProfile?: string; readonly ID?: string }>;
}

/** push.v1.PusherService/Push: base64 pprofs, the name of the profile in the label `__name__`. */
export async function push(store: ProfileStore, { series = [] }: PushRequest): Promise<object> {
  for (const { labels = [], samples = [] } of series) {
    const given = new Map(labels.map((label) => [label.name ?? '', label.value ?? '']));
    const name = given.get('__name__');
    if (!name) {
      throw invalidArgument(`invalid labels '${shown(given)}' with error: invalid metric name`);
    }
    given.delete('__name__');
    for (const { rawProfile = '', ID } of samples) {
      const pprof = new Uint8Array(Buffer.from(rawProfile, 'base64'));
      const problem = await addPprof(store, { pprof, name, labels: given, id: ID?.toLowerCase() });
      if (problem !== undefined) {
        throw new ConnectError('unknown', problem);
      }
    }
  }
  return {};
}

const shown = (labels: Labels): string =>
  `{${[...labels].map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')}}`;
