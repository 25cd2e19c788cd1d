import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Field, TextArea, useStyles2 } from '@grafana/ui';
import React, { useEffect, useId, useState } from 'react';

import { BUILT_IN_RULES } from '../../profile/findings/builtInRules';
import { readRules, type UserRules } from '../../profile/findings/readRules';
import { visibleText } from '../../profile/visibleText';

interface Props {
  readonly value: unknown;
  readonly isReadOnly: boolean;
  /** `undefined` takes all rules away. */
  readonly onChange: (rules: unknown) => void;
}

/** Rules by which profiles are read, as JSON, with what becomes of them. Text that is no JSON is not kept. */
export function RulesField({ value, isReadOnly, onChange }: Props): React.JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const rules = useUserRules(value);
  const commit = (): void => {
    if (typed === undefined) {
      return;
    }
    try {
      const json: unknown = typed.trim() === '' ? undefined : JSON.parse(typed);
      setTyped(undefined);
      setProblem(undefined);
      onChange(json);
    } catch (error) {
      setProblem(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <>
      <Field
        label="Rules"
        description="A file of rules: version, rules, and off for ids of built-in ones that are not wanted"
        invalid={problem !== undefined}
        error={problem}
        htmlFor={id}
      >
        <TextArea
          id={id}
          rows={8}
          cols={80}
          spellCheck={false}
          readOnly={isReadOnly}
          placeholder={'{"version": 1, "off": ["go-fmt"], "rules": []}'}
          value={typed ?? (value === undefined ? '' : JSON.stringify(value, undefined, 2))}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={commit}
        />
      </Field>
      {rules && <RuleList rules={rules} />}
    </>
  );
}

function RuleList({ rules: { rules, off, problems } }: { readonly rules: UserRules }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div data-testid="reading-rules">
      {problems.length > 0 && (
        <Alert severity="error" title="Rules with mistakes are left out">
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem}>{visibleText(problem)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ul className={styles.rules}>
        {rules.map(({ id, text }) => (
          <li key={id}>
            <code>{id}</code> {isBuiltIn(id) && '(in the place of the built-in one) '}
            {visibleText(text)}
          </li>
        ))}
        {[...off].filter(isBuiltIn).map((id) => (
          <li key={id}>
            <code>{id}</code> is switched off.
          </li>
        ))}
      </ul>
    </div>
  );
}

const isBuiltIn = (id: string): boolean => BUILT_IN_RULES.some((rule) => rule.id === id);

/** `undefined` where there are no rules, and until they are read. */
function useUserRules(value: unknown): UserRules | undefined {
  const [read, setRead] = useState<{ readonly value: unknown; readonly rules: UserRules }>();
  useEffect(() => {
    let isCurrent = true;
    if (value !== undefined) {
      void readRules(value).then((rules) => isCurrent && setRead({ value, rules }));
    }
    return () => {
      isCurrent = false;
    };
  }, [value]);
  return value !== undefined && read?.value === value ? read.rules : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  rules: css({ listStyle: 'none', color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  problems: css({ margin: 0, paddingLeft: theme.spacing(2), overflowWrap: 'anywhere' }),
});
