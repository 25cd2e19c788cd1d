import { addPprof } from '../ingest/addPprof';
import { type ProfileStore } from '../profiles/profileStore';
import { invalid } from './parcaError';

export interface WriteRawRequest {
  readonly series?: ReadonlyArray<{
    readonly labels?: { readonly labels?: ReadonlyArray<{ readonly name: string; readonly value: string }> };
    readonly samples?: ReadonlyArray<{ readonly rawProfile?: string }>;
  }>;
}

/** `POST /api/profiles/writeraw`: base64 pprofs, the name of the profile in the label `__name__`. */
export async function writeRaw(store: ProfileStore, { series = [] }: WriteRawRequest): Promise<object> {
  for (const { labels, samples = [] } of series) {
    const given = new Map((labels?.labels ?? []).map(({ name, value }) => [name, value]));
    const name = given.get('__name__');
    if (!name) {
      throw invalid('missing __name__ label');
    }
    given.delete('__name__');
    for (const { rawProfile = '' } of samples) {
      const pprof = new Uint8Array(Buffer.from(rawProfile, 'base64'));
      const problem = await addPprof(store, { pprof, name, labels: given });
      if (problem !== undefined) {
        throw invalid(`failed to parse profile: ${problem}`);
      }
    }
  }
  return {};
}
