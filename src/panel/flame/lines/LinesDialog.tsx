import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Modal, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { functionOfName } from '../../../profile/functionLines';
import { type ViewStep } from '../../../profile/view/viewStep';
import { visibleText } from '../../../profile/visibleText';
import { type FunctionPlace, type LinesBy } from '../view/viewState';
import { InstructionsPane } from './instructions/InstructionsPane';
import { LinesPane } from './LinesPane';
import { type LineSource } from './lineSource';
import { type SourceText } from './sourceText';

export interface LinesDialogProps {
  readonly tree: FlameTree;
  /** As the tree names it. */
  readonly wanted: FunctionPlace;
  readonly source: LineSource;
  /** What the graph leaves out of the profile, which is left out here too. */
  readonly steps: readonly ViewStep[];
  readonly format: (value: number) => string;
  /** Source files that are open, by the file of the profile that they were opened for. */
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly onText: (file: string, text: SourceText) => void;
  readonly by: LinesBy;
  readonly onBy: (by: LinesBy) => void;
  /** The text of the program's instructions, where it was opened. */
  readonly disassembly: File | undefined;
  readonly onDisassembly: (file: File) => void;
  /** Shows another function, by its name alone. */
  readonly onFunction: (name: string) => void;
  readonly onClose: () => void;
}

/** What a dialog of a function shows of it. */
export interface FunctionPaneProps extends LinesDialogProps {
  /** The function alone, without the line that the name of a row may hold. */
  readonly of: FunctionPlace;
}

const CHOICES: ReadonlyArray<{ readonly label: string; readonly value: LinesBy }> = [
  { label: 'Lines', value: 'line' },
  { label: 'Instructions', value: 'instruction' },
];

/** What each line of a function costs, and its source beside that; or each of its instructions. */
export default function LinesDialog(props: LinesDialogProps): React.JSX.Element {
  const { tree, wanted, by, onBy, onClose } = props;
  const styles = useStyles2(getStyles);
  const of = useMemo(() => functionOfName(tree, wanted.name, wanted.file), [tree, wanted]);
  const title = `${by === 'line' ? 'Lines' : 'Instructions'} of ${shortened(visibleText(of.name))}`;
  return (
    <Modal className={styles.modal} title={title} isOpen onDismiss={onClose}>
      <div className={styles.dialog}>
        <div>
          <RadioButtonGroup size="sm" aria-label="Costs by" options={[...CHOICES]} value={by} onChange={onBy} />
        </div>
        {by === 'line' ? (
          <LinesPane key={of.name} {...props} of={of} />
        ) : (
          <InstructionsPane key={of.name} {...props} of={of} />
        )}
      </div>
    </Modal>
  );
}

const shortened = (name: string): string => (name.length > 90 ? `${name.slice(0, 89)}…` : name);

const getStyles = (theme: GrafanaTheme2) => ({
  modal: css({ width: 1180, maxWidth: '96%', top: '4%' }),
  dialog: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
});
