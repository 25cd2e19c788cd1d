import { type ComparedProfile, type Normalisation, type ProfileFrameMeta } from '../../../datasource/query';
import { type FlameTree } from '../../../profile/flameTree';
import { describeFileError } from '../../../profile/formats/fileError';
import { err, ok, type Result } from '../../../profile/result';
import { grafanaUnit } from '../../../profile/unit';
import { visibleText } from '../../../profile/visibleText';
import { type OpenedFile, openFile } from '../../../profile/worker/openFile';
import { type ShownProfile } from '../../query/runProfileQuery';
import { comparisonFrame } from './comparisonFrame';
import { describeComparison } from './describeComparison';
import { madeComparison } from './madeComparison';

/** A profile that is shown. */
export interface ComparedTree {
  readonly tree: FlameTree;
  readonly meta: ProfileFrameMeta;
  readonly uid: string;
  readonly title: string;
}

/** A comparison that was made here, and how to make it in another normalisation. */
export interface LocalComparison {
  readonly profile: ShownProfile;
  readonly again: (normalisation: Normalisation) => LocalComparison;
}

/** Bytes of a file that is read at all; `openProfileFile` has the same limit. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Holds a profile that is shown against a file: the file is the left side. There is one profile per side, so noise is
 * guessed. Shares are compared unless told, since a file is seldom of as many processes. Nothing of the file leaves the
 * page. What cannot be compared is said in words. Rejects with the signal's reason once that has aborted.
 */
export async function compareFile(
  file: File,
  shown: ComparedTree,
  signal: AbortSignal
): Promise<Result<LocalComparison, string>> {
  if (file.size > MAX_BYTES) {
    return err(describeFileError({ kind: 'tooLarge', what: 'compressed', limit: MAX_BYTES }));
  }
  const opened = await openFile(new Uint8Array(await file.arrayBuffer()), file.name, signal);
  if (!opened.ok) {
    return err(describeFileError(opened.error));
  }
  try {
    const choice = choiceLike(opened.value, shown);
    if (choice === -1) {
      return err(mismatch(opened.value, shown));
    }
    const tree = await opened.value.tree(choice);
    signal.throwIfAborted();
    const { timeMillis = 0, durationNanos = 0 } = opened.value;
    return ok(compared({ tree, name: file.name, timeMillis, durationMs: durationNanos / 1e6 }, shown, 'share'));
  } finally {
    opened.value.close();
  }
}

/** The choice of the same type as what is shown, else one of the same kind of unit; -1 where there is none. */
function choiceLike({ choices, chosen }: OpenedFile, { meta, tree }: ComparedTree): number {
  const type = meta.profileTypeId.split(':')[1];
  const { unit } = grafanaUnit(tree.sampleType.unit);
  const like = choices.flatMap(({ sampleType }, at) => (grafanaUnit(sampleType.unit).unit === unit ? [at] : []));
  const same = like.find((at) => choices[at].sampleType.type === type);
  return same ?? (like.includes(chosen) ? chosen : (like[0] ?? -1));
}

function mismatch({ choices }: OpenedFile, { meta }: ComparedTree): string {
  const has = choices.map(({ sampleType }) => `${sampleType.type} in ${sampleType.unit}`).join(', ');
  return `What is shown is ${meta.profileTypeId.split(':').slice(1, 3).join(' in ')}; the file has ${visibleText(has)}.`;
}

interface FileSide {
  readonly tree: FlameTree;
  readonly name: string;
  readonly timeMillis: number;
  /** 0 where the file does not say. */
  readonly durationMs: number;
}

function compared(file: FileSide, shown: ComparedTree, normalisation: Normalisation): LocalComparison {
  const { meta, uid, title } = shown;
  // Both sides are read in the unit of what is shown.
  const { scale } = grafanaUnit(file.tree.sampleType.unit);
  const factor = scale / grafanaUnit(shown.tree.sampleType.unit).scale;
  const tree: FlameTree = {
    ...file.tree,
    sampleType: shown.tree.sampleType,
    self: file.tree.self.map((value) => value * factor),
    total: file.tree.total.map((value) => value * factor),
  };
  const range = { from: file.timeMillis, to: file.timeMillis + (file.durationMs || meta.range.to - meta.range.from) };
  const question = { profileTypeId: meta.profileTypeId, labelSelector: '' };
  const left: ComparedProfile = { title: file.name, datasource: '', range, question };
  const right: ComparedProfile = {
    title,
    datasource: uid,
    range: meta.range,
    question: { profileTypeId: meta.profileTypeId, labelSelector: meta.labelSelector },
  };
  const made = madeComparison(
    { slices: [{ ...range, tree }] },
    { slices: [{ ...meta.range, tree: shown.tree }] },
    { normalisation }
  );
  const normalisations: readonly Normalisation[] = file.durationMs > 0 ? ['share', 'perSecond', 'absolute'] : ['share'];
  const profile = comparisonFrame(made.tree, { ...describeComparison(made, { left, right }), normalisations });
  return { profile, again: (other) => compared(file, shown, other) };
}
