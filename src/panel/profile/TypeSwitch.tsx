import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Combobox, IconButton, Tooltip, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { digitOf } from './typeKeys';
import { profileTypeLabel } from './words';

interface Props {
  /** As keys reach them. */
  readonly types: readonly string[];
  readonly value: string;
  /** Why types are missing. */
  readonly problem: string | undefined;
  readonly onChange: (id: string) => void;
}

/** The profile types that there are of a span, and the keys that lead to them. */
export function TypeSwitch({ types, value, problem, onChange }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const id = useId();
  const options = [...new Set([...types, value])].map((id) => ({
    value: id,
    label: profileTypeLabel(id),
    description: id,
  }));
  return (
    <div data-testid="profile-type-switch" className={styles.switch} title={problem}>
      <label className="sr-only" htmlFor={id}>
        Profile type
      </label>
      <Combobox
        id={id}
        options={options}
        value={value}
        width="auto"
        minWidth={16}
        onChange={(option) => onChange(option.value)}
      />
      <Tooltip content={<Keys types={types} />}>
        <IconButton name="keyboard" aria-label="Keys" />
      </Tooltip>
    </div>
  );
}

function Keys({ types }: Pick<Props, 'types'>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.keys} data-testid="type-keys">
      {types.map((id, at) => (
        <li key={id}>
          <kbd>{digitOf(at)}</kbd> {profileTypeLabel(id)}
        </li>
      ))}
      <li>
        <kbd>[</kbd> <kbd>]</kbd> the one before, the next one
      </li>
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  switch: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  keys: css({ listStyle: 'none', margin: 0 }),
});
