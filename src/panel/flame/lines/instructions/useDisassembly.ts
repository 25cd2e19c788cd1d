import { useEffect, useState } from 'react';

import { findFunction } from '../../../../profile/disassembly/findFunction';
import { type FunctionAddresses } from '../../../../profile/disassembly/functionAddresses';
import { type PlacedFunction, placeFunctionSteps } from '../../../../profile/disassembly/placeFunction';
import { inSteps } from '../../../../profile/turns';

export type Disassembly =
  | { readonly kind: 'none' }
  /** `share`: how much of the text was looked through, from 0 to 1. */
  | { readonly kind: 'searching'; readonly share: number }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'placed'; readonly placed: PlacedFunction };

interface Given {
  readonly file: File;
  readonly name: string;
  readonly of: FunctionAddresses;
  readonly state: Disassembly;
}

const NONE: Disassembly = { kind: 'none' };

/** Looks for a function in the text that the user opened, and puts what its addresses cost to its instructions. */
export function useDisassembly(file: File | undefined, name: string, of: FunctionAddresses | undefined): Disassembly {
  const [given, setGiven] = useState<Given>();
  useEffect(() => {
    if (!file || !of || of.address.length === 0) {
      return undefined;
    }
    const stop = new AbortController();
    const tell = (state: Disassembly): void => {
      if (!stop.signal.aborted) {
        setGiven({ file, name, of, state });
      }
    };
    const search = async (): Promise<Disassembly> => {
      let told = 0;
      const found = await findFunction(file, name, stop.signal, (share) => {
        if (share >= told + 0.01) {
          told = share;
          tell({ kind: 'searching', share });
        }
      });
      const placed = found.ok ? await inSteps(placeFunctionSteps(found.value, of), stop.signal) : found;
      return placed.ok ? { kind: 'placed', placed: placed.value } : { kind: 'refused', reason: placed.error };
    };
    search().then(tell, (error: unknown) =>
      tell({
        kind: 'refused',
        reason: `It could not be read: ${error instanceof Error ? error.message : String(error)}`,
      })
    );
    return () => stop.abort();
  }, [file, name, of]);
  if (!file || !of || of.address.length === 0) {
    return NONE;
  }
  return given?.file === file && given.name === name && given.of === of ? given.state : { kind: 'searching', share: 0 };
}
