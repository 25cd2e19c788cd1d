import { css } from '@emotion/css';
import { RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { type Attempt, type Rung } from '../../correlation/ladder';

const fitContent = css({ width: 'fit-content', maxWidth: '100%', flex: 'none' });

interface Props {
  readonly attempts: readonly Attempt[];
  readonly current: Rung | undefined;
  readonly onAsk: (rung: Rung) => void;
}

/** The questions that can be asked about the span, from narrow to wide; the one that was answered is marked. */
export function ScopeSwitch({ attempts, current, onAsk }: Props): React.JSX.Element {
  return (
    <RadioButtonGroup
      size="sm"
      className={fitContent}
      aria-label="Samples of"
      options={attempts.map(({ rung, label, why }) => ({ value: rung, label, description: capital(why) }))}
      value={current}
      onChange={onAsk}
    />
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
