/** One sample as text, in a form that both `go tool pprof -raw` and our columns can be brought to. */
export interface RawSample {
  readonly values: readonly number[];
  /** `address function file:line` of each frame, leaf first; the address alone where nothing else is known. */
  readonly frames: readonly string[];
  /** `name:[value]` in order of the names, numbers behind texts. */
  readonly labels: readonly string[];
}

export interface RawProfile {
  readonly sampleTypes: readonly string[];
  readonly samples: readonly RawSample[];
}

/** Reads what `go tool pprof -raw` writes. */
export function readRaw(text: string): RawProfile {
  const [head, rest] = text.split(/^Locations$/m);
  const locations = readLocations(rest.split(/^Mappings$/m)[0]);
  const [, columns, body] = /^Samples:\n(.*)\n([^]*)$/m.exec(head) ?? ['', '', ''];
  const samples: Array<{ values: number[]; frames: string[]; labels: string[] }> = [];
  for (const line of body.split('\n').filter((content) => content.trim() !== '')) {
    const found = /^([\s\d-]+): ([\d ]*)$/.exec(line);
    if (found) {
      const ids = found[2].trim().split(/\s+/).filter(Boolean);
      const values = found[1].trim().split(/\s+/).map(Number);
      samples.push({ values, frames: ids.flatMap((id) => locations.get(id) ?? ['?']), labels: [] });
    } else {
      samples.at(-1)?.labels.push(...line.trim().split(/(?<=\]) /));
    }
  }
  const sampleTypes = columns
    .trim()
    .split(/\s+/)
    .map((column) => column.replace('[dflt]', ''));
  return { sampleTypes, samples };
}

function readLocations(text: string): ReadonlyMap<string, string[]> {
  const locations = new Map<string, string[]>();
  let current: { address: string; frames: string[] } = { address: '', frames: [] };
  for (const line of text.split('\n').filter((content) => content.trim() !== '')) {
    const start = /^\s*(\d+): (0x[\da-f]+)( M=\d+)? ?(.*)$/.exec(line);
    if (start) {
      current = { address: start[2], frames: [] };
      locations.set(start[1], current.frames);
    }
    const frame = /^(.*) (\S*):(\d+):\d+ s=\d+/.exec(start ? start[4] : line.trim());
    current.frames.push(frame ? `${current.address} ${frame[1]} ${frame[2]}:${frame[3]}`.trim() : current.address);
  }
  return locations;
}
