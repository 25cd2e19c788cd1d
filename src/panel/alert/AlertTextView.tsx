import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { saveBlob } from '../flame/export/saveBlob';
import { type AlertText } from './alertTexts';

interface Props {
  readonly alertText: AlertText;
  /** What is saved is called so. */
  readonly fileName: string;
}

/** A file of the alert, to copy or to save. */
export function AlertTextView({ alertText: { text, about }, fileName }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.view}>
      <p className={styles.about}>{about}</p>
      {/* Long lines are scrolled sideways, with the keyboard too. */}
      <pre className={styles.text} tabIndex={0} role="region" aria-label={fileName} data-testid="alert-text">
        {text}
      </pre>
      <div className={styles.buttons}>
        <ClipboardButton size="sm" icon="copy" variant="secondary" getText={() => text}>
          Copy
        </ClipboardButton>
        <Button
          size="sm"
          icon="download-alt"
          variant="secondary"
          onClick={() => saveBlob(new Blob([text], { type: 'application/yaml' }), fileName)}
        >
          Save as {fileName}
        </Button>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'grid', gap: theme.spacing(1) }),
  about: css({ margin: 0, color: theme.colors.text.secondary }),
  text: css({ margin: 0, maxHeight: 260, overflow: 'auto', whiteSpace: 'pre' }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
});
