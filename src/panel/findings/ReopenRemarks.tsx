import { Button } from '@grafana/ui';
import React from 'react';

import { type Remarks } from './remark';

interface Props {
  readonly remarks: Remarks;
  readonly onOpen: () => void;
}

/** Brings remarks back that were closed. */
export const ReopenRemarks = ({ remarks, onOpen }: Props): React.JSX.Element | null =>
  remarks.kind === 'read' && remarks.items.length > 0 ? (
    <Button
      size="sm"
      variant="secondary"
      icon="lightbulb-alt"
      tooltip={`${remarks.title} (N)`}
      aria-label={`${remarks.title}: ${remarks.items.length}`}
      onClick={onOpen}
    >
      {String(remarks.items.length)}
    </Button>
  ) : null;
