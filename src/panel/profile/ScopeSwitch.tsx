import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Combobox, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useId, useRef } from 'react';

import { type Attempt, type Rung } from '../../correlation/ladder';
import { visibleText } from '../../profile/visibleText';
import { useSize } from '../flame/canvas/useSize';

interface Props {
  readonly attempts: readonly Attempt[];
  readonly current: Rung | undefined;
  readonly onAsk: (rung: Rung) => void;
}

/** Of each question the scope that its samples have, from narrow to wide. */
const SCOPES: Readonly<Record<Rung, string>> = {
  span: 'Span',
  spanAndBelow: 'Span and children',
  ownId: 'Span by its own id',
  localRoot: 'Request',
  trace: 'Trace',
  spanName: 'All of its name',
  serviceTime: 'Service then',
};

/** About what a button takes, in CSS pixels. With less room than for all of them, there is a list to pick from. */
const BUTTON_WIDTH = 118;

/** The questions that can be asked about the span, from narrow to wide; the one that was answered is marked. */
export function ScopeSwitch({ attempts, current, onAsk }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const room = useRef<HTMLDivElement>(null);
  const { width } = useSize(room);
  const options = attempts.map(({ rung, label, why }) => ({
    value: rung,
    label: SCOPES[rung],
    description: visibleText(`${label}: ${why}`),
  }));
  const isNarrow = width > 0 && width < options.length * BUTTON_WIDTH;
  return (
    <div ref={room} className={styles.room} data-testid="scope-switch">
      {isNarrow ? (
        <>
          <span id={labelId} hidden>
            Samples of
          </span>
          <Combobox
            aria-labelledby={labelId}
            options={options}
            value={current ?? null}
            placeholder="Samples of…"
            onChange={({ value }) => onAsk(value)}
          />
        </>
      ) : (
        <RadioButtonGroup
          size="sm"
          className={styles.buttons}
          aria-label="Samples of"
          options={options}
          value={current}
          onChange={onAsk}
        />
      )}
    </div>
  );
}

const getStyles = (_: GrafanaTheme2) => ({
  room: css({ flex: 'none', minWidth: 0 }),
  buttons: css({ width: 'fit-content', maxWidth: '100%' }),
});
