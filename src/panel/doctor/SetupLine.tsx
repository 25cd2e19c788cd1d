import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type SdkSetup } from '../../correlation/doctor/sdkSetup';

/** How spans and profiles are linked in a language; a choice of languages where it is not known. */
export function SetupLine({ setups }: { readonly setups: readonly SdkSetup[] }): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const [language, setLanguage] = useState(setups[0]?.language);
  const setup = setups.find((one) => one.language === language) ?? setups[0];
  if (!setup) {
    return null;
  }
  return (
    <div className={styles.setup} data-testid="sdk-setup">
      {setups.length > 1 && (
        <RadioButtonGroup
          size="sm"
          aria-label="Language"
          options={setups.map((one) => ({ value: one.language, label: one.language }))}
          value={setup.language}
          onChange={setLanguage}
        />
      )}
      <div className={styles.install}>
        {setup.language}: {setup.install}
      </div>
      <div className={styles.line}>
        <code className={styles.code}>{setup.line}</code>
        <ClipboardButton size="sm" variant="secondary" icon="copy" fill="outline" getText={() => setup.line}>
          Copy
        </ClipboardButton>
      </div>
      {setup.note && <div className={styles.install}>{setup.note}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  setup: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), margin: theme.spacing(1, 0) }),
  install: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  code: css({ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }),
});
