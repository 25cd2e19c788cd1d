import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Modal, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type FunctionLines } from '../../../profile/functionLines';
import { type ViewStep } from '../../../profile/view/viewStep';
import { visibleText } from '../../../profile/visibleText';
import { type FunctionPlace } from '../view/viewState';
import { FileLines } from './FileLines';
import { type LineSource } from './lineSource';
import { type SourceText } from './sourceText';
import { changesStacks, stepNotes } from './stepNotes';
import { type LinesState, useFunctionLines } from './useFunctionLines';
import { hasCut } from './useLineTree';
import { useLineUrl } from './useLineUrl';

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
  readonly onClose: () => void;
}

/** What each line of a function costs, and its source beside that. */
export default function LinesDialog(props: LinesDialogProps): React.JSX.Element {
  const { tree, steps, wanted, source, onClose } = props;
  const styles = useStyles2(getStyles);
  const { of, state, onRetry } = useFunctionLines(tree, steps, wanted, source);
  const url = useLineUrl(source);
  const name = visibleText(of.name);
  const files = state.kind === 'counted' ? state.files : [];
  return (
    <Modal className={styles.modal} title={`Lines of ${shortened(name)}`} isOpen onDismiss={onClose}>
      <div className={styles.dialog} data-testid="lines-dialog" data-state={state.kind}>
        <div role="status" className={styles.status}>
          {state.kind === 'asking' && <Spinner inline />} <span>{wordsOf(state, name, steps)}</span>
          {state.kind === 'asking' && (
            <Button size="sm" variant="secondary" onClick={onClose}>
              Cancel
            </Button>
          )}
          {state.kind === 'failed' && (
            <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
              Try again
            </Button>
          )}
        </div>
        {files.length > 0 && (
          <FileLines
            key={of.name}
            {...props}
            of={of}
            url={url}
            files={files}
            notes={state.kind === 'counted' ? stepNotes(steps, { isCut: state.isCut, isShownCut: hasCut(tree) }) : []}
          />
        )}
      </div>
    </Modal>
  );
}

function wordsOf(state: LinesState, name: string, steps: readonly ViewStep[]): string {
  switch (state.kind) {
    case 'asking':
      return `Asking for the lines of ${name}…`;
    case 'failed':
      return `No answer for the lines of ${name}: ${visibleText(state.reason)}`;
    case 'impossible':
      return `There are no lines to show: ${state.why}`;
    case 'counted':
      return state.files.length === 0 ? noneWords(name, steps) : unknownWords(state.files);
  }
}

const noneWords = (name: string, steps: readonly ViewStep[]): string =>
  changesStacks(steps)
    ? `The steps leave no frame of ${name}. Take one of them back to see its lines.`
    : `The profile by line has no function ${name}.`;

const unknownWords = (files: readonly FunctionLines[]): string =>
  files.every(({ line }) => line.every((number) => number === 0))
    ? 'The profile does not tell the lines of this function. They come with a program that is built with debug information, and a profiler that sends them.'
    : '';

const shortened = (name: string): string => (name.length > 90 ? `${name.slice(0, 89)}…` : name);

const getStyles = (theme: GrafanaTheme2) => ({
  modal: css({ width: 1180, maxWidth: '96%', top: '4%' }),
  dialog: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
  status: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  }),
});
