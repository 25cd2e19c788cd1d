import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Combobox, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { type TimeWindow } from '../correlation/range';
import { formatWindow, profileTypeLabel } from '../panel/profile/words';
import { type useProfileTypes } from '../panel/query/useProfileTypes';

interface Props {
  /** Whose profile it is, in words. */
  readonly what: string;
  readonly range: TimeWindow;
  readonly types: ReturnType<typeof useProfileTypes>;
  /** The profile type that is shown; absent until it is known. */
  readonly typeId: string | undefined;
  readonly onType: (id: string) => void;
}

/** What an address asked for, with its profile type to choose. */
export function AskedHeader({ what, range, types, typeId, onType }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const known = types.kind === 'known' ? types.types.map(({ id }) => id) : [];
  const options = [...new Set([typeId ?? '', ...known])].filter(Boolean);
  return (
    <header className={styles.header}>
      <h5 className={styles.title}>
        <bdi>{what}</bdi> <span className={styles.window}>{formatWindow(range, 'browser')}</span>
      </h5>
      {typeId !== undefined && (
        <>
          <span id={labelId} hidden>
            Profile type
          </span>
          <Combobox
            aria-labelledby={labelId}
            options={options.map((id) => ({ value: id, label: profileTypeLabel(id), description: id }))}
            value={typeId}
            width="auto"
            minWidth={16}
            onChange={({ value }) => onType(value)}
          />
        </>
      )}
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: 'none' }),
  title: css({ flex: 1, minWidth: 0, margin: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  window: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
});
