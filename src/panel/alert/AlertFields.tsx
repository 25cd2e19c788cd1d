import { css } from '@emotion/css';
import { type GrafanaTheme2, type SelectableValue } from '@grafana/data';
import { Checkbox, Field, Input, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type AlertSubject } from '../../alerting/alertSubject';
import { visibleText } from '../../profile/visibleText';
import { type AlertForm, type FormField, suggestedFields, suggestionOf } from './alertForm';

interface Props {
  readonly subject: AlertSubject;
  readonly form: AlertForm;
  readonly problems: Readonly<Partial<Record<FormField, string>>>;
  readonly onChange: (form: AlertForm) => void;
}

const SIDES: Array<SelectableValue<AlertForm['side']>> = [
  { value: 'total', label: 'With what it calls' },
  { value: 'self', label: 'Its own' },
];
const KINDS: Array<SelectableValue<AlertForm['kind']>> = [
  { value: 'absolute', label: 'Amount' },
  { value: 'share', label: 'Share of the service' },
  { value: 'change', label: 'Change' },
];

/** When the alert fires, and what it is on. */
export function AlertFields({ subject, form, problems, onChange }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { unit } = subject.metrics;
  const suggest = (next: AlertForm): void => onChange({ ...next, ...suggestedFields(subject, next) });
  const thresholds = { absolute: unit, share: '%', change: '× what it was' };
  const textField = (field: FormField, label: string, more: { suffix?: string; description?: string } = {}) => (
    <Field
      noMargin
      label={label}
      description={more.description}
      invalid={problems[field] !== undefined}
      error={problems[field]}
    >
      <Input
        id={`spanflame-alert-${field}`}
        value={form[field]}
        suffix={more.suffix}
        onChange={({ currentTarget }) => onChange({ ...form, [field]: currentTarget.value })}
      />
    </Field>
  );
  return (
    <div className={styles.fields}>
      <div className={styles.row}>
        <Field noMargin label="What of the function">
          <RadioButtonGroup
            aria-label="What of the function"
            options={SIDES}
            value={form.side}
            onChange={(side) => suggest({ ...form, side })}
          />
        </Field>
        <Field noMargin label="Fires on">
          <RadioButtonGroup
            aria-label="Fires on"
            options={KINDS}
            value={form.kind}
            onChange={(kind) => suggest({ ...form, kind })}
          />
        </Field>
      </div>
      <p className={styles.note} data-testid="alert-suggestion">
        {visibleText(suggestionOf(subject, form).why)}.
        {form.kind === 'absolute' && unit === 'cores' && ' Cores are summed over all instances of the service.'}
      </p>
      <div className={styles.row}>
        {textField('above', 'Above', { suffix: thresholds[form.kind] })}
        {form.kind === 'change' && textField('ago', 'So long before')}
        {form.kind === 'change' && textField('least', 'Where it is more than', { suffix: unit })}
        {textField('window', subject.metrics.measure === 'flow' ? 'Rate over' : 'Average over')}
        {textField('forTime', 'For at least')}
      </div>
      {textField('labels', 'Labels of the alert')}
      {subject.series.length > 0 && (
        <Field noMargin label="Only series with">
          <div className={styles.row}>
            {subject.series.map(({ name, value }) => (
              <Checkbox
                key={name}
                label={visibleText(`${name} = ${value}`)}
                value={form.series.includes(name)}
                onChange={({ currentTarget }) =>
                  onChange({
                    ...form,
                    series: currentTarget.checked
                      ? [...form.series, name]
                      : form.series.filter((other) => other !== name),
                  })
                }
              />
            ))}
          </div>
        </Field>
      )}
      {subject.leftOut.length > 0 && (
        <p className={styles.note}>
          Not taken along, since a rule is on one value of a label:{' '}
          {subject.leftOut.map(({ name, op, value }) => visibleText(`${name}${op}"${value}"`)).join(', ')}.
        </p>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  fields: css({ display: 'grid', gap: theme.spacing(2) }),
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2), '& > *': { minWidth: 0 } }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
});
