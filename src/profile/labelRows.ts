import { type NameTable } from './nameTable';
import { type Profile } from './profile';

/**
 * The value of a label in each sample, as rows of `names`: text as it is, a number with its unit (`42 bytes`), several
 * values with commas between them. A sample without the label has `(no <label>)`.
 */
export function labelRows(profile: Profile, label: string, names: NameTable): Int32Array {
  const { labels, sampleCount } = profile;
  const rows = new Int32Array(sampleCount);
  const isWanted = keysOf(profile, label);
  const missing = names.row(`(no ${label})`);
  for (let sample = 0; sample < sampleCount; sample++) {
    const values: string[] = [];
    for (let row = labels.start[sample]; row < labels.start[sample + 1]; row++) {
      if (isWanted.has(labels.key[row])) {
        values.push(valueOf(profile, row));
      }
    }
    rows[sample] = values.length === 0 ? missing : names.row(values.join(', '));
  }
  return rows;
}

function valueOf({ labels, strings }: Profile, row: number): string {
  if (labels.text[row] !== 0) {
    return strings.get(labels.text[row]);
  }
  const unit = strings.get(labels.unit[row]);
  return unit === '' ? `${labels.number[row]}` : `${labels.number[row]} ${unit}`;
}

/** The rows of the string table with this text: nothing forbids two of them. */
const keysOf = ({ labels, strings }: Profile, label: string): ReadonlySet<number> =>
  new Set(Array.from(new Set(labels.key)).filter((key) => strings.get(key) === label));
