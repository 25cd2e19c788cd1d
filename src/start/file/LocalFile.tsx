import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React from 'react';

import { FilePicker } from '../../panel/FilePicker';
import { visibleText } from '../../profile/visibleText';
import { TEXT_WIDTH } from '../textWidth';
import { OpenedProfile } from './OpenedProfile';
import { useProfileFile } from './useProfileFile';

/** Opens a profile from the user's own computer and shows it. */
export function LocalFile(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { state, open, choose } = useProfileFile();
  return (
    <div>
      <div className={styles.text}>
        <FilePicker button="Open a file" label="Profile file" onPick={open}>
          <p className={styles.formats}>
            pprof, folded stacks, speedscope JSON, .cpuprofile of V8, flame graphs of Pyroscope, and HTML files saved
            here; plain or in gzip, up to 64 MiB. The file is read in your browser and sent nowhere.
          </p>
        </FilePicker>
      </div>
      <div aria-live="polite" className={styles.text}>
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

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ maxWidth: TEXT_WIDTH }),
  formats: css({ flexBasis: '100%', margin: 0, color: theme.colors.text.secondary }),
});
