import { Button } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../../../profile/visibleText';
import { StatusStrip } from '../../profile/StatusStrip';
import { type FileState } from '../local/useFileComparison';
import { type Asked } from './asked';
import { type AskedState, type Asking } from './useAsked';

interface Props {
  readonly asking: Asking;
  readonly file: FileState;
}

/** Says what was asked for in the place of the profile, or why it is not there, and leads back. */
export function AskedStrip({ asking: { state, onBack, onRetry }, file }: Props): React.JSX.Element | null {
  if (file.kind !== 'none') {
    const isOpening = file.kind === 'opening';
    const name = visibleText(file.name);
    return (
      <StatusStrip
        testId="asked"
        icon={isOpening ? 'busy' : 'exclamation-triangle'}
        words={isOpening ? `Opening ${name}…` : `${name} can't be compared: ${visibleText(file.reason)}`}
      >
        <Button size="sm" variant="secondary" fill="text" onClick={file.onClose}>
          {isOpening ? 'Cancel' : 'Close'}
        </Button>
      </StatusStrip>
    );
  }
  if (state.kind === 'asItCame') {
    return null;
  }
  return (
    <StatusStrip testId="asked" icon={ICONS[state.kind]} words={wordsOf(state)}>
      {state.kind === 'failed' && (
        <Button size="sm" variant="secondary" fill="text" icon="sync" onClick={onRetry}>
          Try again
        </Button>
      )}
      <Button size="sm" variant="secondary" fill="text" onClick={onBack}>
        {state.kind === 'loading' ? 'Cancel' : 'Back'}
      </Button>
    </StatusStrip>
  );
}

const ICONS = { loading: 'busy', shown: 'exchange-alt', local: 'file-alt', failed: 'exclamation-triangle' } as const;

function wordsOf(state: Exclude<AskedState, { kind: 'asItCame' }>): string {
  switch (state.kind) {
    case 'loading':
      return `Asking for ${askedInWords(state.asked)}…`;
    case 'shown':
      return `Shown: ${askedInWords(state.asked)}.`;
    case 'local':
      return 'Shown: this profile against a file, which was read in your browser and sent nowhere.';
    case 'failed':
      return `There is no answer for ${askedInWords(state.asked)}: ${visibleText(state.reason)}`;
  }
}

function askedInWords(asked: Asked): string {
  if (asked.kind === 'profile') {
    return 'one side alone';
  }
  const { window } = asked.compareWith;
  switch (window.kind) {
    case 'previous':
      return asked.range ? 'the picked time against the time just before' : 'this time against the time just before';
    case 'earlier':
      return `this time against the same ${visibleText(window.by)} earlier`;
    case 'beforeChange':
      return `before and after the last change of ${visibleText(window.label)}`;
    case 'quietest':
      return 'this time against the quietest of the day';
    case 'fixed':
      return 'two times against each other';
    case 'same':
      return 'two profiles of the same time';
    default:
      return 'the comparison';
  }
}
