import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Program } from '../../../../profile/programs';
import { visibleText } from '../../../../profile/visibleText';
import { FilePicker } from '../../../FilePicker';
import { disassemblyCommands } from './disassemblyCommands';
import { type Disassembly } from './useDisassembly';

interface Props {
  readonly name: string;
  readonly program: Program | undefined;
  readonly file: File | undefined;
  readonly found: Disassembly;
  readonly onPick: (file: File) => void;
}

/** Opens the text of a program's instructions from the user's own computer, and says how to write it. */
export function DisassemblyPicker({ name, program, file, found, onPick }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <>
      <FilePicker button={file ? 'Open another text' : 'Open its disassembly'} label="Disassembly" onPick={onPick}>
        {file && found.kind === 'searching' && (
          <span role="status">
            Looking for it in {visibleText(file.name)}, {Math.floor(100 * found.share)}%…
          </span>
        )}
        {file && found.kind === 'refused' && (
          <span role="alert">
            {visibleText(file.name)} can’t be shown here: {found.reason}
          </span>
        )}
        {file && found.kind === 'placed' && (
          <span>
            {visibleText(file.name)}, {found.placed.instructions.address.length} instructions.
          </span>
        )}
        {!file && <span>A profile does not carry the program. The text is read in your browser and sent nowhere.</span>}
      </FilePicker>
      {found.kind !== 'placed' && (
        <p className={styles.how} data-testid="disassembly-commands">
          Written by{' '}
          {disassemblyCommands(name, program?.file ?? '').map(({ of, command }) => (
            <React.Fragment key={of}>
              {of === 'go' ? 'Go: ' : '; of any other program by binutils or LLVM: '}
              <code className={styles.command}>{visibleText(command)}</code>
            </React.Fragment>
          ))}
          {program?.buildId ? `. The profile is of build ${visibleText(program.buildId)}.` : '.'}
        </p>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  how: css({ margin: 0, color: theme.colors.text.secondary }),
  command: css({ userSelect: 'all', unicodeBidi: 'isolate' }),
});
