import { Button, LinkButton } from '@grafana/ui';
import React from 'react';

import { type ChangeView } from '../flame/view/useViewState';
import { type RemarkAction } from './remark';

interface Props {
  readonly actions: readonly RemarkAction[];
  readonly onChange: ChangeView;
}

/** The next steps of a remark. */
export const RemarkButtons = ({ actions, onChange }: Props): React.JSX.Element => (
  <>
    {actions.map((action) =>
      action.kind === 'link' ? (
        <LinkButton
          key={action.label}
          size="sm"
          fill="text"
          variant="primary"
          icon="external-link-alt"
          href={action.href}
          target="_blank"
          rel="noopener noreferrer"
        >
          {action.label}
        </LinkButton>
      ) : (
        <Button
          key={action.label}
          size="sm"
          fill="text"
          variant="primary"
          icon={action.icon}
          onClick={() => take(action, onChange)}
        >
          {action.label}
        </Button>
      )
    )}
  </>
);

function take(action: Exclude<RemarkAction, { kind: 'link' }>, onChange: ChangeView): void {
  if (action.kind === 'view') {
    onChange(action.change);
  } else if (action.change) {
    onChange(action.change);
    // The view may go away while another profile is made: what is to be seen of that is in its link before.
    setTimeout(action.onCall);
  } else {
    action.onCall();
  }
}
