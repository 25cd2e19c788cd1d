import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Dropdown, Menu, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type ExportedProfile } from '../../../profile/formats/exportedProfile';
import { ToolMenu } from '../../MenuBody';
import { encodeProfile, EXPORT_FORMATS, type ExportFormat, FORMAT_WORDS, labelOf } from './exportFormats';
import { fileNameOf, saveBlob, withoutExtension } from './saveBlob';
import { type Seen } from './seen';

interface Props {
  /** What is known of the profile beside the tree that is seen. */
  readonly about: Omit<ExportedProfile, 'tree'>;
  /** Absent while there is nothing to see. */
  readonly seen: Seen | undefined;
}

/** Saves what is seen as a file of the format that is picked. */
export function ExportMenu({ about, seen }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const save = async (format: ExportFormat, seen: Seen): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      const { isDark, typography, colors } = theme;
      const look = {
        isDark,
        fontFamily: typography.fontFamily,
        background: colors.background.primary,
        ink: colors.text.secondary,
      };
      const encoded = await encodeProfile(format, { about, seen, look });
      if (encoded.ok) {
        saveBlob(encoded.value, fileNameOf(withoutExtension(about.name), FORMAT_WORDS[format].extension));
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
    <ToolMenu>
      {seen &&
        EXPORT_FORMATS.map((format) => (
          <Menu.Item key={format} label={labelOf(format, seen)} onClick={() => void save(format, seen)} />
        ))}
    </ToolMenu>
  );
  return (
    <span>
      <Dropdown overlay={menu}>
        <Button size="sm" variant="secondary" icon={busy ? 'spinner' : 'download-alt'} disabled={busy || !seen}>
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
