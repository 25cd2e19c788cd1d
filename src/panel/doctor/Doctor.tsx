import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Button, Icon, Spinner, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { diagnose } from '../../correlation/doctor/diagnose';
import { type Attempt } from '../../correlation/ladder';
import { serviceOf } from '../../correlation/spanTable';
import { visibleText } from '../../profile/visibleText';
import { formatWindow } from '../profile/words';
import { type Tried } from '../query/climb';
import { type NextStep, nextSteps } from './nextStep';
import { SetupLine } from './SetupLine';
import { type Patient, useExamination } from './useExamination';

interface Props {
  readonly patient: Patient;
  readonly tried: readonly Tried[];
  readonly attempts: readonly Attempt[];
  /** Ids of the profile types that the data source has. */
  readonly types: readonly string[];
  readonly timeZone: TimeZone;
  readonly onStep: (step: NextStep) => void;
  readonly onRetry: () => void;
}

/** Names the link that is broken between a span and its samples, with the line that mends it and what to do now. */
export function Doctor({ patient, tried, attempts, types, timeZone, onStep, onRetry }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { picked } = patient;
  const { facts, asking, unanswered } = useExamination(patient);
  const found = useMemo(() => diagnose({ picked, facts }), [picked, facts]);
  const name = picked.table.name[picked.row] || serviceOf(picked.table, picked.row);
  return (
    <div className={styles.doctor} role="status" data-testid="profile-reason">
      <h4 className={styles.title}>
        <Icon name="search" /> No samples for <bdi>{visibleText(name)}</bdi>
      </h4>
      <ul className={styles.causes} data-testid="doctor" data-asking={asking !== undefined}>
        {found.map((diagnosis) => (
          <li key={diagnosis.link} data-link={diagnosis.link}>
            <p>{visibleText(diagnosis.text)}</p>
            <SetupLine setups={diagnosis.setups} />
            <div className={styles.buttons}>
              {nextSteps(diagnosis, attempts, types).map((step) => (
                <Button key={step.label} size="sm" variant="secondary" onClick={() => onStep(step)}>
                  {visibleText(step.label)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {asking !== undefined && (
        <div>
          <Spinner inline /> {visibleText(asking)}
        </div>
      )}
      {unanswered.map((question) => (
        <p key={question} className={styles.small}>
          {visibleText(question)} The data source could not tell.
        </p>
      ))}
      <ul className={styles.small}>
        {tried.map(({ attempt, reason }) => (
          <li key={attempt.rung} className={styles.reason} title={visibleText(reason)}>
            {attempt.label}: {visibleText(reason)} ({formatWindow(attempt.range, timeZone)})
          </li>
        ))}
      </ul>
      <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  doctor: css({
    padding: theme.spacing(2),
    maxWidth: 720,
    overflowWrap: 'anywhere',
    borderLeft: `3px solid ${theme.colors.info.main}`,
    '& ul': { listStyle: 'none', marginBottom: theme.spacing(1) },
    '& p': { marginBottom: theme.spacing(0.5) },
  }),
  title: css({ ...theme.typography.h5, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  causes: css({ '& li': { marginBottom: theme.spacing(1) } }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  small: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  // A reason may name hundreds of span ids.
  reason: css({ display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 4, overflow: 'hidden' }),
});
