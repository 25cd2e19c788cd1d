import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type FunctionAddresses } from '../../../../profile/disassembly/functionAddresses';
import { hasFolded } from '../../../../profile/foldedRows';
import { type Program } from '../../../../profile/programs';
import { visibleText } from '../../../../profile/visibleText';
import { AskingStatus } from '../AskingStatus';
import { type FunctionPaneProps } from '../LinesDialog';
import { noneWords, stepNotes } from '../stepNotes';
import { DisassemblyPicker } from './DisassemblyPicker';
import { hottestRow, instructionRows } from './instructionRows';
import { InstructionTable } from './InstructionTable';
import { addressNotes, figureWords, noAddressWords } from './instructionWords';
import { useDisassembly } from './useDisassembly';
import { type AddressesState, useFunctionAddresses } from './useFunctionAddresses';

/** What each instruction of a function costs; what they are, where the program's text was opened. */
export function InstructionsPane(props: FunctionPaneProps): React.JSX.Element {
  const { tree, steps, of, source, onClose } = props;
  const styles = useStyles2(getStyles);
  const { state, onRetry } = useFunctionAddresses(tree, steps, of, source);
  const name = visibleText(of.name);
  const isThere = state.kind === 'counted' && isInProfile(state.of);
  return (
    <div className={styles.pane} data-testid="instructions-dialog" data-state={state.kind}>
      <AskingStatus
        kind={state.kind}
        words={isThere ? noAddressWords(state.of, name) : wordsOf(state, noneWords(name, steps), name)}
        onCancel={onClose}
        onRetry={onRetry}
      />
      {isThere && (
        <Addresses
          {...props}
          addresses={state.of}
          program={state.program}
          cuts={{ isCut: state.isCut, isShownCut: hasFolded(tree) }}
        />
      )}
    </div>
  );
}

const isInProfile = ({ address, inlinedInto, unknown }: FunctionAddresses): boolean =>
  address.length > 0 || inlinedInto.length > 0 || unknown.total[0] !== 0;

function wordsOf(state: AddressesState, none: string, name: string): string {
  switch (state.kind) {
    case 'asking':
      return `Asking for the addresses of ${name}…`;
    case 'failed':
      return `No answer for the addresses of ${name}: ${visibleText(state.reason)}`;
    case 'impossible':
      return `There are no instructions to show: ${state.why}`;
    case 'counted':
      return none;
  }
}

interface AddressesProps extends FunctionPaneProps {
  readonly addresses: FunctionAddresses;
  /** Where they lie, if that is known. */
  readonly program: Program | undefined;
  readonly cuts: Parameters<typeof stepNotes>[1];
}

function Addresses(props: AddressesProps): React.JSX.Element {
  const { addresses, program, cuts, steps, of, disassembly, onDisassembly, onFunction, texts, format } = props;
  const styles = useStyles2(getStyles);
  const found = useDisassembly(disassembly, of.name, addresses);
  const placed = found.kind === 'placed' ? found.placed : undefined;
  const rows = useMemo(() => instructionRows(addresses, placed), [addresses, placed]);
  const hottest = useMemo(() => hottestRow(rows), [rows]);
  const notes = [...addressNotes(addresses, placed, format), ...stepNotes(steps, cuts)];
  const [host] = addresses.inlinedInto;
  return (
    <>
      {addresses.address.length > 0 && (
        <>
          <span data-testid="instructions-words">{figureWords(addresses, rows, hottest, format)}</span>
          <DisassemblyPicker name={of.name} program={program} file={disassembly} found={found} onPick={onDisassembly} />
          <InstructionTable
            rows={rows}
            hottest={hottest}
            all={addresses.whole.total[0]}
            texts={texts}
            format={format}
          />
        </>
      )}
      {notes.length > 0 && (
        <p className={styles.note} data-testid="instructions-notes">
          {notes.join(' ')}
        </p>
      )}
      {host && (
        <div>
          <Button size="sm" variant="secondary" onClick={() => onFunction(host.name)}>
            Instructions of {visibleText(host.name)}
          </Button>
        </div>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
});
