import { Alert, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../../profile/visibleText';
import { FilePicker } from './FilePicker';
import { OpenedProfile } from './OpenedProfile';
import { useProfileFile } from './useProfileFile';

/** Opens a profile from the user's own computer and shows it. */
export function LocalFile(): React.JSX.Element {
  const { state, open, choose } = useProfileFile();
  return (
    <div>
      <FilePicker onPick={open} />
      <div aria-live="polite">
        {state.kind === 'opening' && <LoadingPlaceholder text={`Opening ${visibleText(state.name)}…`} />}
        {state.kind === 'failed' && (
          <Alert severity="error" title={`${visibleText(state.name)} can't be opened`} topSpacing={2}>
            {visibleText(state.reason)}
          </Alert>
        )}
      </div>
      {state.kind === 'opened' && <OpenedProfile key={state.name} opened={state} onChoose={choose} />}
    </div>
  );
}
