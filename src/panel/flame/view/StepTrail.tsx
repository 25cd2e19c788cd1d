import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { redo, removeStep, undo, type ViewStack } from '../../../profile/view/viewStack';
import { visibleText } from '../../../profile/visibleText';
import { shapeWords, stepWords } from './stepWords';
import { type Shape } from './viewState';

interface Props {
  readonly steps: ViewStack;
  readonly onSteps: (steps: ViewStack) => void;
  readonly shape: Shape;
  readonly onWhole: () => void;
}

/** The steps that changed what is seen, each to be taken back. Nothing where there is none to take back or do again. */
export function StepTrail({ steps, onSteps, shape, onWhole }: Props): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const isUntouched = steps.steps.length + steps.past.length + steps.future.length === 0;
  if (isUntouched && shape.kind !== 'sandwich') {
    return null;
  }
  return (
    <div className={styles.trail} data-testid="view-steps">
      {!isUntouched && (
        <>
          <IconButton
            name="history"
            tooltip="Undo the last step (Ctrl+Z)"
            disabled={steps.past.length === 0}
            onClick={() => onSteps(undo(steps))}
          />
          <IconButton
            name="repeat"
            tooltip="Do it again (Ctrl+Shift+Z)"
            disabled={steps.future.length === 0}
            onClick={() => onSteps(redo(steps))}
          />
        </>
      )}
      <ol className={styles.steps}>
        {steps.steps.map((step, at) => (
          <li key={at} className={styles.step}>
            <bdi className={styles.words} title={stepWords(step)}>
              {stepWords(step)}
            </bdi>
            <IconButton
              name="times"
              size="sm"
              tooltip={`Take back: ${stepWords(step)}`}
              onClick={() => onSteps(removeStep(steps, at))}
            />
          </li>
        ))}
        {shape.kind === 'sandwich' && (
          <li className={styles.step}>
            <bdi className={styles.words} title={visibleText(shape.name)}>
              {shapeWords(shape)}
            </bdi>
            <IconButton name="times" size="sm" tooltip="Show all stacks" onClick={onWhole} />
          </li>
        )}
      </ol>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  trail: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), flex: 'none', minWidth: 0 }),
  steps: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), listStyle: 'none', minWidth: 0, margin: 0 }),
  step: css({
    display: 'flex',
    alignItems: 'center',
    maxWidth: 420,
    padding: theme.spacing(0, 0.5, 0, 1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  words: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
