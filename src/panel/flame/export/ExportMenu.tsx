import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type ExportedProfile } from '../../../profile/formats/exportedProfile';
import { encodeProfile, EXPORT_FORMATS, type ExportFormat, FORMAT_WORDS } from './exportFormats';
import { fileNameOf, saveBlob } from './saveBlob';

interface Props {
  readonly profile: ExportedProfile;
}

/** Saves a profile as a file of the format that is picked. */
export function ExportMenu({ profile }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const save = async (format: ExportFormat): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      const encoded = await encodeProfile(format, profile);
      if (encoded.ok) {
        saveBlob(encoded.value, fileNameOf(profile.name, FORMAT_WORDS[format].extension));
      } else {
        setProblem(encoded.error);
      }
    } catch (error) {
      setProblem(`The file could not be made: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      setBusy(false);
    }
  };
  const menu = (
    <Menu>
      {EXPORT_FORMATS.map((format) => (
        <Menu.Item key={format} label={FORMAT_WORDS[format].label} onClick={() => void save(format)} />
      ))}
    </Menu>
  );
  return (
    <span>
      <Dropdown overlay={menu}>
        <Button variant="secondary" icon={busy ? 'spinner' : 'download-alt'} disabled={busy}>
          Save as
        </Button>
      </Dropdown>
      <span role="alert" className={styles.problem}>
        {problem}
      </span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  problem: css({ color: theme.colors.error.text, marginLeft: theme.spacing(1) }),
});
