import { Profile } from 'pprof-format';
import { gunzipSync } from 'node:zlib';

const json = async (url) => (await fetch(url)).json();

/** The labels of a sample, by name. */
function labelsOf(sample, text) {
  return Object.fromEntries(sample.label.map(({ key, str }) => [text(key), text(str)]));
}

/**
 * Every CPU sample that the store was sent for one version of the workload, read straight from the uploads with
 * pprof-format and not with the code that is to be checked.
 *
 * @param {string} store
 * @param {string} version
 */
export async function rawCpuSamples(store, version) {
  const uploads = (await json(`${store}/raw`)).filter(
    ({ name, labels }) => name === 'process_cpu' && labels.version === version
  );
  const perUpload = await Promise.all(
    uploads.map(async ({ id }) => {
      const body = Buffer.from(await (await fetch(`${store}/raw/${id}`)).arrayBuffer());
      return samplesOf(Profile.decode(gunzipSync(body)));
    })
  );
  return perUpload.flat();
}

function samplesOf(profile) {
  const text = (row) => profile.stringTable.strings[Number(row)];
  const nameOf = new Map(profile.function.map((one) => [Number(one.id), text(one.name)]));
  const leafOf = new Map(
    profile.location.map((location) => [Number(location.id), nameOf.get(Number(location.line[0].functionId))])
  );
  const column = (type) => profile.sampleType.findIndex((one) => text(one.type) === type);
  const [samples, cpu] = [column('samples'), column('cpu')];
  return profile.sample.map((sample) => {
    const labels = labelsOf(sample, text);
    return {
      traceId: labels.trace_id,
      spanId: labels.span_id,
      spanName: labels.span_name,
      samples: Number(sample.value[samples]),
      cpu: Number(sample.value[cpu]),
      leaf: leafOf.get(Number(sample.locationId[0])),
    };
  });
}

/** Sums by a key, largest first. */
export function sumBy(samples, keyOf, valueOf) {
  const sums = new Map();
  for (const sample of samples) {
    const key = keyOf(sample);
    sums.set(key, (sums.get(key) ?? 0) + valueOf(sample));
  }
  return [...sums].sort(([, left], [, right]) => right - left);
}
