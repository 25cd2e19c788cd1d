import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Button, Icon, LinkButton, Spinner, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type Attempt } from '../../correlation/ladder';
import { type Picked } from '../../correlation/rungs/question';
import { expectedSamples } from '../../correlation/verdict/chance';
import { verdict } from '../../correlation/verdict/verdict';
import { countText, percentText } from '../../correlation/words';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';
import { totalOf, unitOf } from '../flame/frameTotal';
import { type Climb, type Tried } from '../query/climb';
import { type ShownProfile } from '../query/runProfileQuery';
import { formatValue, formatWindow } from './words';

interface Props {
  readonly climb: Exclude<Climb, { kind: 'empty' }>;
  readonly picked: Picked;
  readonly timeZone: TimeZone;
  /** Settings of the data source; absent for users who may not see them. */
  readonly settingsUrl: string | undefined;
  readonly onRetry: () => void;
}

/** Says in words what is shown and how much of the span it explains, or what failed and what to do about it. */
export function ProfileStatus({ climb, picked, timeZone, settingsUrl, onRetry }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  switch (climb.kind) {
    case 'loading':
      return (
        <Strip icon={<Spinner inline />}>
          <span role="status">Asking for {visibleText(climb.attempt.why)}…</span> <Misses tried={climb.tried} />
        </Strip>
      );
    case 'profile':
    case 'wider':
      return (
        <Strip
          icon={<Icon name={climb.kind === 'wider' ? 'info-circle' : 'check'} />}
          className={climb.kind === 'wider' ? styles.wider : undefined}
        >
          <Found {...climb} picked={picked} timeZone={timeZone} />
        </Strip>
      );
    case 'failed':
      return (
        <div className={styles.failure} role="alert" data-testid="profile-reason">
          <h4 className={styles.failureTitle}>
            <Icon name="exclamation-triangle" /> The profile could not be read
          </h4>
          <p>{visibleText(climb.reason)}</p>
          <p className={styles.small}>
            Asked for {visibleText(climb.attempt.why)} ({formatWindow(climb.attempt.range, timeZone)}).{' '}
            <Misses tried={climb.tried} />
          </p>
          <div className={styles.buttons}>
            <Button size="sm" icon="sync" onClick={onRetry}>
              Try again
            </Button>
            {settingsUrl !== undefined && (
              <LinkButton size="sm" variant="secondary" href={settingsUrl}>
                Settings of the data source
              </LinkButton>
            )}
          </div>
          {settingsUrl === undefined && (
            <p className={styles.small}>If it fails again, show this to an admin, who can see the data source.</p>
          )}
        </div>
      );
  }
}

interface FoundProps extends Pick<Props, 'picked' | 'timeZone'> {
  readonly attempt: Attempt;
  readonly tried: readonly Tried[];
  readonly profile: ShownProfile;
}

/** The verdict in one line; below it what the samples are of, and what they rest on. */
function Found({ attempt, tried, profile, picked, timeZone }: FoundProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { table, row, settings } = picked;
  const [total, unit] = [totalOf(profile.frame), unitOf(profile.frame)];
  const { profileTypeId } = attempt.query;
  const said = useMemo(
    () => verdict(table, row, attempt, { profileTypeId, total, unit: grafanaUnit(unit).unit }, settings),
    [table, row, attempt, profileTypeId, total, unit, settings]
  );
  const measured = 'row' in attempt.of ? attempt.of.row : row;
  return (
    <>
      <div className={styles.verdict} data-testid="verdict">
        {visibleText(said.text)}.
      </div>
      <strong>
        {formatValue(total, unit)}, {visibleText(attempt.why)}.
      </strong>{' '}
      <Misses tried={tried} />
      <span className={styles.small}>
        {' '}
        Window {formatWindow(attempt.range, timeZone)}.
        {said.samples && (
          <>
            {' '}
            {countText(said.samples.found, 'sample')}, {expectedText(table.durationMs[measured], picked)}, where none
            are found in {percentText(said.samples.chanceOfNone)} of cases.
          </>
        )}
      </span>
    </>
  );
}

const expectedText = (durationMs: number, { settings: { samplesPerSecond } }: Picked): string =>
  `time for ${countText(expectedSamples(durationMs, samplesPerSecond), 'sample')} a thread at ${samplesPerSecond} a second`;

function Misses({ tried }: { readonly tried: readonly Tried[] }): React.JSX.Element | null {
  return tried.length === 0 ? null : <>No {visibleText(tried.map(({ attempt }) => attempt.why).join('; no '))}. </>;
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

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flex: 'none',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    borderLeft: `3px solid ${theme.colors.success.main}`,
    overflowWrap: 'anywhere',
    maxHeight: '40%',
    overflow: 'auto',
  }),
  wider: css({ borderLeftColor: theme.colors.warning.main, background: theme.colors.warning.transparent }),
  icon: css({ flex: 'none' }),
  verdict: css({ fontSize: theme.typography.h5.fontSize }),
  small: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  failure: css({
    padding: theme.spacing(2),
    maxWidth: 720,
    overflowWrap: 'anywhere',
    borderLeft: `3px solid ${theme.colors.error.main}`,
  }),
  failureTitle: css({ ...theme.typography.h5 }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
});
