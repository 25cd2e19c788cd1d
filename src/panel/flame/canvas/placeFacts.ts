import { fileOf } from '../../../profile/frameFiles';
import { addressInName, baseName, lineInName } from '../../../profile/frameNames';
import { inlinedInto } from '../../../profile/inlinedInto';
import { programAt } from '../../../profile/programs';
import { rowAfter } from '../layout/walk';
import { type Fact, type FactsRequest } from './rowFacts';
import { shownText } from './shownText';

/** Where the code of a row lies, as far as it is known: its file and line, and by address its program too. */
export function placeFacts({ tree, layout, programs = [], isBrief, callersBelow }: FactsRequest, row: number): Fact[] {
  const name = tree.names[tree.nameIndex[row]];
  const file = fileOf(tree, row);
  const line = lineInName(name, file);
  const address = addressInName(name);
  const program = address === 0n ? undefined : programAt(programs, address);
  const binary = BINARY_IN_NAME.exec(name)?.[1] ?? '';
  // What has no source file has its binary there.
  const isBinary = file !== '' && (file === program?.file || baseName(file) === binary);
  const programFile = program?.file ?? (isBinary ? file : binary);
  const buildId = program?.buildId ?? '';
  const host = callersBelow ? undefined : inlinedInto(tree, row, (at) => rowAfter(layout, at, 'parent'));
  return [
    ...fact('File', isBinary ? '' : file, line > 0 ? `:${line}` : ''),
    ...fact('Program', programFile),
    ...fact('Build id', isBrief && buildId.length > BRIEF_ID ? `${buildId.slice(0, BRIEF_ID)}…` : buildId),
    ...(address === 0n ? [] : [{ label: 'Address', cells: [`0x${address.toString(16)}`] }]),
    ...(host === undefined ? [] : [{ label: 'Inlined', cells: [`into ${shownText(host)}`] }]),
  ];
}

/** The name of what was not symbolised. */
const BINARY_IN_NAME = /^0x[0-9a-f]{1,16} \[(.*)\]$/;

/** Characters of a build id that tell it from others. */
const BRIEF_ID = 12;

const fact = (label: string, text: string, end = ''): Fact[] =>
  text === '' ? [] : [{ label, cells: [shownText(text) + end] }];
