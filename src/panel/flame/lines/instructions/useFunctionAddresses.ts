import { useMemo } from 'react';

import { type FunctionAddresses, functionAddressesSteps } from '../../../../profile/disassembly/functionAddresses';
import { type FlameTree } from '../../../../profile/flameTree';
import { type Program, programAt } from '../../../../profile/programs';
import { type Steps } from '../../../../profile/steps';
import { viewOfSteps } from '../../../../profile/view/applySteps';
import { type ViewStep } from '../../../../profile/view/viewStep';
import { type Making, useMade } from '../../useMade';
import { type FunctionPlace } from '../../view/viewState';
import { type LineSource } from '../lineSource';
import { type LineTree, useLineTree } from '../useLineTree';

type TreeByAddress = Extract<LineTree, { kind: 'tree' }>;

export type AddressesState =
  | Exclude<LineTree, { kind: 'tree' }>
  | {
      readonly kind: 'counted';
      readonly of: FunctionAddresses;
      readonly program: Program | undefined;
      readonly isCut: boolean;
    };

interface Wanted {
  readonly lineTree: TreeByAddress;
  readonly steps: readonly ViewStep[];
  readonly name: string;
}

const COMPARED = {
  kind: 'impossible',
  why: 'a comparison can be of two builds of a program, whose instructions lie elsewhere. Open the profile of one of its sides.',
} as const;

/** What the addresses of a function cost in what steps leave of a tree. */
export function useFunctionAddresses(
  shown: FlameTree,
  steps: readonly ViewStep[],
  of: FunctionPlace,
  source: LineSource
): { readonly state: AddressesState; readonly onRetry: () => void } {
  const isCompared = shown.right !== undefined;
  const { lineTree, onRetry } = useLineTree(shown, of, isCompared ? COMPARED : source, 'address');
  const { name } = of;
  const wanted = useMemo(
    (): Wanted | undefined => (lineTree.kind === 'tree' ? { lineTree, steps, name } : undefined),
    [lineTree, steps, name]
  );
  const made = useMade(wanted, ADDRESSES);
  const state = useMemo((): AddressesState => {
    if (isCompared) {
      return COMPARED;
    }
    if (lineTree.kind !== 'tree') {
      return lineTree;
    }
    return made && made.of === wanted
      ? { kind: 'counted', of: made.value, program: programOf(lineTree.tree, made.value), isCut: lineTree.isCut }
      : { kind: 'asking' };
  }, [isCompared, lineTree, made, wanted]);
  return { state, onRetry };
}

const programOf = ({ programs = [] }: FlameTree, { address }: FunctionAddresses): Program | undefined =>
  address.length === 0 ? undefined : programAt(programs, address[0]);

const COUNTED_AT_ONCE = 5_000;

const ADDRESSES: Making<Wanted, FunctionAddresses> = {
  steps: addressesLeft,
  isSmall: ({ lineTree }) => lineTree.tree.level.length <= COUNTED_AT_ONCE,
};

function* addressesLeft({ lineTree, steps, name }: Wanted): Steps<FunctionAddresses> {
  return yield* functionAddressesSteps(yield* viewOfSteps(lineTree.tree, steps, lineTree.seenName), name);
}
