import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Button, Icon, type IconName, LinkButton, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Attempt } from '../../correlation/ladder';
import { totalOf, unitOf } from '../flame/frameTotal';
import { type Climb, type Tried } from '../query/climb';
import { adviceForEmpty, type PickedSpan } from './advice';
import { expectedSamples, formatMs, formatValue, formatWindow, isCpu, isShort } from './words';

interface Props {
  readonly climb: Climb;
  readonly span: PickedSpan;
  readonly attempts: readonly Attempt[];
  readonly profileTypeId: string;
  readonly timeZone: TimeZone;
  readonly settingsUrl: string;
  readonly onRetry: () => void;
}

/** Says in words what is shown, or why nothing is, and what to do about it. */
export function ProfileStatus(props: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { climb, span, timeZone } = props;
  switch (climb.kind) {
    case 'loading':
      return (
        <Strip icon={<Spinner inline />}>
          <span role="status">Asking for {climb.attempt.why}…</span> <Misses tried={climb.tried} />
        </Strip>
      );
    case 'profile':
    case 'wider': {
      const isWider = climb.kind === 'wider';
      const hasOwnId = props.attempts.some(({ rung }) => rung === 'span');
      const value = formatValue(totalOf(climb.profile.frame), unitOf(climb.profile.frame));
      return (
        <Strip icon={<Icon name={isWider ? 'info-circle' : 'check'} />} className={isWider ? styles.wider : undefined}>
          <strong>
            {value}, {climb.attempt.why}.
          </strong>{' '}
          {isWider && !hasOwnId && 'The span has no profile id of its own. '}
          <Misses tried={climb.tried} />
          <span className={styles.small}>
            {' '}
            Window {formatWindow(climb.attempt.range, timeZone)}.
            {!isWider && <> {spanLength(span, props.profileTypeId)}</>}
          </span>
        </Strip>
      );
    }
    case 'empty':
      return (
        <Notice icon="search" title={`No samples for ${span.name}`}>
          <ul>
            {climb.tried.map(({ attempt, reason }) => (
              <li key={attempt.rung} className={styles.reason} title={reason}>
                {attempt.label}: {reason} ({formatWindow(attempt.range, timeZone)})
              </li>
            ))}
          </ul>
          {adviceForEmpty(span, props.profileTypeId, props.attempts).map((advice) => (
            <p key={advice}>{advice}</p>
          ))}
          <Button size="sm" variant="secondary" icon="sync" onClick={props.onRetry}>
            Try again
          </Button>
        </Notice>
      );
    case 'failed':
      return (
        <Notice icon="exclamation-triangle" title="The profile could not be read" isError>
          <p>{climb.reason}</p>
          <p className={styles.small}>
            Asked for {climb.attempt.why} ({formatWindow(climb.attempt.range, timeZone)}).{' '}
            <Misses tried={climb.tried} />
          </p>
          <div className={styles.buttons}>
            <Button size="sm" icon="sync" onClick={props.onRetry}>
              Try again
            </Button>
            <LinkButton size="sm" variant="secondary" href={props.settingsUrl}>
              Settings of the data source
            </LinkButton>
          </div>
        </Notice>
      );
  }
}

const spanLength = ({ durationMs, unfinished }: PickedSpan, profileTypeId: string): string => {
  if (unfinished) {
    return 'The span has no end of its own.';
  }
  const length = `The span lasted ${formatMs(durationMs)}`;
  if (!isCpu(profileTypeId)) {
    return `${length}.`;
  }
  const hint = isShort(durationMs) ? ' Spans under 20 ms are too short for a CPU profile of their own.' : '';
  return `${length}, time for ${expectedSamples(durationMs)} a thread.${hint}`;
};

function Misses({ tried }: { readonly tried: readonly Tried[] }) {
  return tried.length === 0 ? null : <>No {tried.map(({ attempt }) => attempt.why).join('; no ')}. </>;
}

function Strip({ icon, className, children }: React.PropsWithChildren<{ icon: React.ReactNode; className?: string }>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={cx(styles.strip, className)} data-testid="profile-reason">
      <span className={styles.icon}>{icon}</span>
      <div>{children}</div>
    </div>
  );
}

function Notice({
  icon,
  title,
  isError,
  children,
}: React.PropsWithChildren<{ icon: IconName; title: string; isError?: boolean }>) {
  const styles = useStyles2(getStyles);
  return (
    <div
      className={cx(styles.notice, isError && styles.error)}
      role={isError ? 'alert' : 'status'}
      data-testid="profile-reason"
    >
      <h5 className={styles.title}>
        <Icon name={icon} /> <bdi>{title}</bdi>
      </h5>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    borderLeft: `3px solid ${theme.colors.success.main}`,
    overflowWrap: 'anywhere',
  }),
  wider: css({ borderLeftColor: theme.colors.warning.main, background: theme.colors.warning.transparent }),
  icon: css({ flex: 'none' }),
  small: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  notice: css({
    padding: theme.spacing(2),
    maxWidth: 720,
    overflowWrap: 'anywhere',
    borderLeft: `3px solid ${theme.colors.info.main}`,
    '& ul': { listStyle: 'none', marginBottom: theme.spacing(1) },
  }),
  // A reason may name hundreds of span ids.
  reason: css({ display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 4, overflow: 'hidden' }),
  error: css({ borderLeftColor: theme.colors.error.main }),
  title: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
});
