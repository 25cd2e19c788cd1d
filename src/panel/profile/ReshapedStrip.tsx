import { Button } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../../profile/visibleText';
import { type ProfileShape, type Reshaped } from '../query/useReshaped';
import { StatusStrip } from './StatusStrip';
import { profileTypeLabel } from './words';

interface Props {
  readonly reshaped: Reshaped;
  readonly onBack: () => void;
}

/** Says that a profile is shown in another shape than it came in, or why it is not, and leads back. */
export function ReshapedStrip({ reshaped, onBack }: Props): React.JSX.Element | null {
  if (reshaped.kind === 'asItCame') {
    return null;
  }
  const what = shapeInWords(reshaped.shape);
  return (
    <StatusStrip testId="reshaped" icon={ICONS[reshaped.kind]} words={wordsOf(reshaped, what)}>
      <Button size="sm" variant="secondary" fill="text" onClick={onBack}>
        Back to the profile as it came
      </Button>
    </StatusStrip>
  );
}

const ICONS = { loading: 'busy', shown: 'search-plus', failed: 'exclamation-triangle' } as const;

function wordsOf(reshaped: Exclude<Reshaped, { kind: 'asItCame' }>, what: string): string {
  switch (reshaped.kind) {
    case 'loading':
      return `Asking for ${what}…`;
    case 'shown':
      return `Shown: ${what}.`;
    case 'failed':
      return `There is no answer for ${what}: ${reshaped.reason}`;
  }
}

function shapeInWords({ detail, profileTypeId, labelLevels = [] }: ProfileShape): string {
  return [
    'the profile',
    ...(profileTypeId === undefined ? [] : [profileTypeLabel(profileTypeId)]),
    ...(labelLevels.length === 0 ? [] : [`below the values of ${labelLevels.map(visibleText).join(', ')}`]),
    ...(detail === 'function' ? [] : [`frames by ${detail}`]),
  ].join(', ');
}
