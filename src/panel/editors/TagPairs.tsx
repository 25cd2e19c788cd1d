import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, IconButton, Input, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type TagMapping } from '../../correlation/settings';

interface Props {
  readonly value: readonly TagMapping[];
  readonly onChange: (value: TagMapping[]) => void;
}

/** Pairs of a span or resource attribute and the label of profiles that holds the same value. */
export function TagPairs({ value, onChange }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const change = (index: number, part: Partial<TagMapping>): void =>
    onChange(value.map((mapping, i) => (i === index ? { ...mapping, ...part } : mapping)));
  return (
    <div className={styles.list}>
      {value.map(({ tag, label }, i) => (
        <div key={i} className={styles.row}>
          <Input
            aria-label={`Attribute ${i + 1}`}
            placeholder="service.name"
            value={tag}
            onChange={(event) => change(i, { tag: event.currentTarget.value })}
          />
          <Input
            aria-label={`Label ${i + 1}`}
            placeholder="service_name"
            value={label}
            onChange={(event) => change(i, { label: event.currentTarget.value })}
          />
          <IconButton
            name="trash-alt"
            tooltip="Remove"
            onClick={() => onChange(value.filter((_, other) => other !== i))}
          />
        </div>
      ))}
      <Button size="sm" variant="secondary" icon="plus" onClick={() => onChange([...value, { tag: '', label: '' }])}>
        Add attribute
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), alignItems: 'flex-start' }),
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), width: '100%' }),
});
