import { css } from '@emotion/css';
import { type GrafanaTheme2, type StandardEditorProps } from '@grafana/data';
import { Button, IconButton, Input, useStyles2 } from '@grafana/ui';
import React from 'react';

import { readSettings, type ServiceRule } from '../../correlation/settings';
import { ProfileSourcePicker } from './ProfileSourcePicker';
import { TagPairs } from './TagPairs';

const EMPTY: ServiceRule = { service: '' };

/** What differs for single services between their traces and their profiles. */
export function ServiceRulesEditor({ value, onChange }: StandardEditorProps<ServiceRule[]>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const rules = editable(value);
  const change = (index: number, part: Partial<ServiceRule>): void =>
    onChange(rules.map((rule, i) => (i === index ? { ...rule, ...part } : rule)));
  return (
    <div className={styles.list}>
      {rules.map((rule, i) => (
        <div key={i} className={styles.rule} data-testid="service-rule">
          <div className={styles.row}>
            <Input
              aria-label={`Service ${i + 1}`}
              placeholder="Service in the traces"
              value={rule.service}
              onChange={(event) => change(i, { service: event.currentTarget.value })}
            />
            <IconButton
              name="trash-alt"
              tooltip={`Remove the rule ${i + 1}`}
              onClick={() => onChange(rules.filter((_, other) => other !== i))}
            />
          </div>
          <Input
            aria-label={`Name in the profiles ${i + 1}`}
            placeholder="Its name in the profiles"
            value={rule.profileService ?? ''}
            onChange={(event) => change(i, { profileService: event.currentTarget.value || undefined })}
          />
          <ProfileSourcePicker
            label={`Data source ${i + 1}`}
            value={rule.datasourceUid ?? ''}
            placeholder="Data source: that of the panel"
            onChange={(uid) => change(i, { datasourceUid: uid || undefined })}
          />
          <Input
            aria-label={`Profile type ${i + 1}`}
            placeholder="Profile type: that of the panel"
            value={rule.profileTypeId ?? ''}
            onChange={(event) => change(i, { profileTypeId: event.currentTarget.value || undefined })}
          />
          {rule.tags ? (
            <TagPairs value={rule.tags} onChange={(tags) => change(i, { tags: tags.length > 0 ? tags : undefined })} />
          ) : (
            <Button
              size="sm"
              variant="secondary"
              fill="text"
              onClick={() => change(i, { tags: [{ tag: '', label: '' }] })}
            >
              Other attributes and labels
            </Button>
          )}
        </div>
      ))}
      <Button size="sm" variant="secondary" icon="plus" onClick={() => onChange([...rules, EMPTY])}>
        Add service
      </Button>
    </div>
  );
}

/** Rules as they are saved, half-written ones too; a dashboard's JSON may hold anything in their place. */
const editable = (value: unknown): readonly ServiceRule[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).map((rule) => {
    const [read] = readSettings({ services: [rule] }).services;
    const { service, tags } = (rule ?? {}) as Partial<ServiceRule>;
    const written = typeof service === 'string' ? { service } : EMPTY;
    return { ...read, ...written, ...(Array.isArray(tags) && { tags }) };
  });

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), alignItems: 'flex-start' }),
  rule: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: theme.spacing(0.5),
    width: '100%',
    paddingLeft: theme.spacing(1),
    borderLeft: `2px solid ${theme.colors.border.medium}`,
  }),
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
});
