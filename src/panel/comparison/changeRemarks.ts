import { type ComparedFinding, type ComparisonMeta } from '../../datasource/query';
import { type FlameTree } from '../../profile/flameTree';
import { nameInWords } from '../../profile/nameInWords';
import { type Remark, type RemarkAction, type Remarks } from '../findings/remark';

interface Context {
  readonly tree: FlameTree;
  /** Whether those are listed that are too small to be what changed the whole. */
  readonly withMinor: boolean;
  readonly timeText: (ms: number) => string;
  /** Next steps of a finding. */
  readonly actionsOf: (finding: ComparedFinding) => readonly RemarkAction[];
}

/** The findings of a comparison as remarks on its graph, main ones first. */
export function changeRemarks({ findings }: ComparisonMeta, context: Context): Remarks {
  const main = findings.filter(({ weight }) => weight === 'main');
  const minor = context.withMinor ? findings.filter(({ weight }) => weight === 'minor') : [];
  return {
    kind: 'read',
    title: 'What changed',
    items: [...main, ...minor].map((finding) => remarkOf(finding, context)),
    nothing:
      findings.length === main.length
        ? 'No function has changed beyond noise.'
        : 'No function alone has changed enough to be what changed the whole.',
    problems: [],
  };
}

function remarkOf(finding: ComparedFinding, { tree, timeText, actionsOf }: Context): Remark {
  const { function: name, measure, change, kind, text, rows } = finding;
  return {
    id: `${name} ${measure} ${change > 0 ? 'more' : 'less'}`,
    severity: kind === 'grew' || kind === 'came' ? 'warning' : 'info',
    text,
    detail: detailOf(finding, tree, timeText),
    rows,
    actions: actionsOf(finding),
  };
}

/** Where it lies, and when it began. */
function detailOf(
  { path, measure, weight, within, began }: ComparedFinding,
  { names, nameIndex }: FlameTree,
  timeText: Context['timeText']
): string {
  const caller = path.at(-2);
  return [
    weight === 'minor' && 'Minor.',
    measure === 'self' && 'It itself, not what it calls.',
    caller !== undefined && `Called by ${nameInWords(caller)}.`,
    within !== undefined && `Within ${nameInWords(names[nameIndex[within]])}, which costs what it did.`,
    began &&
      `Began at ${timeText(began.at)}, between ${timeText(began.earliest)} and ${timeText(began.latest)} (${Math.round(100 * began.confidence)} % sure).`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}
