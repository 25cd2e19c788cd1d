import { Alert, Button } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../profile/visibleText';

interface Props {
  readonly title: string;
  readonly reason: string;
  /** What to do about it. */
  readonly advice?: string;
  readonly onRetry?: () => void;
}

export const Failed = ({ title, reason, advice, onRetry }: Props): React.JSX.Element => (
  <Alert severity="error" title={title}>
    <p>{visibleText(reason)}</p>
    {advice !== undefined && <p>{advice}</p>}
    {onRetry && (
      <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
        Try again
      </Button>
    )}
  </Alert>
);
