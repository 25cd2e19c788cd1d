import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { hasFolded } from '../../../profile/foldedRows';
import { type FunctionLines } from '../../../profile/functionLines';
import { type ViewStep } from '../../../profile/view/viewStep';
import { visibleText } from '../../../profile/visibleText';
import { AskingStatus } from './AskingStatus';
import { FileLines } from './FileLines';
import { type FunctionPaneProps } from './LinesDialog';
import { noneWords, stepNotes } from './stepNotes';
import { type LinesState, useFunctionLines } from './useFunctionLines';
import { useLineUrl } from './useLineUrl';

/** The lines of a function, of one of the files that have one of its name. */
export function LinesPane(props: FunctionPaneProps): React.JSX.Element {
  const { tree, steps, of, source, onClose } = props;
  const styles = useStyles2(getStyles);
  const { state, onRetry } = useFunctionLines(tree, steps, of, source);
  const url = useLineUrl(source);
  return (
    <div className={styles.pane} data-testid="lines-dialog" data-state={state.kind}>
      <AskingStatus
        kind={state.kind}
        words={wordsOf(state, visibleText(of.name), steps)}
        onCancel={onClose}
        onRetry={onRetry}
      />
      {state.kind === 'counted' && state.files.length > 0 && (
        <FileLines
          {...props}
          url={url}
          files={state.files}
          notes={stepNotes(steps, { isCut: state.isCut, isShownCut: hasFolded(tree) })}
        />
      )}
    </div>
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

const unknownWords = (files: readonly FunctionLines[]): string =>
  files.every(({ line }) => line.every((number) => number === 0))
    ? 'The profile does not tell the lines of this function. They come with a program that is built with debug information, and a profiler that sends them.'
    : '';

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
});
