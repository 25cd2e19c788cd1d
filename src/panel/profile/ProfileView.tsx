import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Button, LinkButton, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type Attempt, type Rung } from '../../correlation/ladder';
import { type Picked } from '../../correlation/rungs/question';
import { visibleText } from '../../profile/visibleText';
import { Doctor } from '../doctor/Doctor';
import { type NextStep } from '../doctor/nextStep';
import { type ViewLink } from '../flame/view/useViewState';
import { type Tried } from '../query/climb';
import { refusedIn } from '../query/refusals';
import { type QueryOrigin } from '../query/runProfileQuery';
import { type SpanProfileState } from '../query/useSpanProfile';
import { SlowFastView } from '../slowFast/SlowFastView';
import { type Comparing } from '../slowFast/useComparison';
import { AWAITED_PROFILE } from './awaitedProfile';
import { ProfileContent } from './ProfileContent';
import { ProfileStatus } from './ProfileStatus';
import { ScopeSwitch } from './ScopeSwitch';
import { TraceServices } from './TraceServices';
import { TypeSwitch } from './TypeSwitch';

interface Props {
  readonly state: SpanProfileState;
  readonly uid: string;
  readonly picked: Picked | undefined;
  /** Absent while no span is picked. */
  readonly title: { readonly name: string; readonly service: string } | undefined;
  readonly attempts: readonly Attempt[];
  readonly types: readonly string[];
  readonly typesProblem: string | undefined;
  readonly profileTypeId: string;
  readonly origin: QueryOrigin;
  readonly timeZone: TimeZone;
  readonly exploreUrl: string | undefined;
  readonly settingsUrl: string | undefined;
  readonly link: ViewLink;
  readonly comparing: Comparing;
  readonly onProfileType: (id: string) => void;
  readonly onAsk: (rung: Rung) => void;
  /** Asks for the whole trace in the service of a row. */
  readonly onService: (row: number) => void;
  readonly onStep: (step: NextStep) => void;
  readonly onRetry: () => void;
}

/** The profile of the picked span: its scope and type to choose, what it is in words, and the graph. */
export function ProfileView(props: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { state, title, comparing } = props;
  const { now } = state;
  // A picked span waits here until it is known which profile types there are.
  const isLoading = now.kind === 'loading' || (now.kind === 'idle' && title !== undefined);
  const { comparison, onCompare, onClose } = comparing;
  return (
    <section
      className={styles.view}
      aria-label="Profile"
      aria-busy={isLoading}
      data-testid="profile-view"
      data-state={isLoading ? 'loading' : now.kind}
    >
      {!title ? (
        <p className={styles.hint}>
          Pick a span to see its profile. Spans with a flame have a profile id of their own.
        </p>
      ) : (
        <header className={styles.header}>
          <h3 className={styles.title} title={visibleText(title.name)}>
            <bdi>{visibleText(title.name)}</bdi> <bdi className={styles.service}>{visibleText(title.service)}</bdi>
          </h3>
          <TypeSwitch
            types={props.types}
            value={props.profileTypeId}
            problem={props.typesProblem}
            onChange={props.onProfileType}
          />
          {onCompare && !comparison && (
            <Button
              size="sm"
              variant="secondary"
              icon="exchange-alt"
              tooltip="What the slowest tenth of the spans of this name spends that the others do not"
              onClick={onCompare}
            >
              Slow against fast
            </Button>
          )}
          {props.exploreUrl !== undefined && (
            <LinkButton size="sm" variant="secondary" icon="compass" href={props.exploreUrl} data-testid="explore-link">
              Explore
            </LinkButton>
          )}
        </header>
      )}
      {comparison ? (
        <SlowFastView comparison={comparison} link={props.link} onRetry={onCompare ?? onClose} onClose={onClose} />
      ) : (
        <Profile {...props} isLoading={isLoading} />
      )}
    </section>
  );
}

/** The answer about the span itself, and the questions that can be asked instead. */
function Profile({ isLoading, ...props }: Props & { readonly isLoading: boolean }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { state, picked, uid, attempts, origin, timeZone, onRetry } = props;
  const { now } = state;
  const tried = now.kind === 'empty' ? now.tried : undefined;
  const patient = useMemo(
    () => picked && tried && { uid, picked: withRefusals(picked, tried), origin },
    [uid, picked, tried, origin]
  );
  const there = 'profile' in now ? now.profile : state.before;
  const shown = there ?? (isLoading ? AWAITED_PROFILE : undefined);
  const isStale = isLoading && there !== undefined;
  const source = useMemo(() => ({ uid, origin }), [uid, origin]);
  return (
    <>
      {props.title && (
        <ScopeSwitch
          attempts={attempts}
          current={'attempt' in now ? now.attempt.rung : undefined}
          onAsk={props.onAsk}
        />
      )}
      {picked && 'attempt' in now && now.attempt.rung === 'trace' && (
        <TraceServices picked={picked} onService={props.onService} />
      )}
      {props.title && now.kind === 'idle' && <LoadingPlaceholder text="Asking which profile types there are…" />}
      {patient && tried && (
        <Doctor
          patient={patient}
          tried={tried}
          attempts={attempts}
          types={props.types}
          timeZone={timeZone}
          onStep={props.onStep}
          onRetry={onRetry}
        />
      )}
      {picked && now.kind !== 'idle' && now.kind !== 'empty' && (
        <ProfileStatus
          climb={now}
          picked={picked}
          timeZone={timeZone}
          settingsUrl={props.settingsUrl}
          onRetry={onRetry}
        />
      )}
      {shown && (
        <div className={cx(styles.content, isStale && styles.dimmed)} aria-hidden={isStale}>
          <ProfileContent
            profile={shown}
            what={'attempt' in now ? now.attempt.why : 'samples'}
            link={props.link}
            source={source}
          />
        </div>
      )}
    </>
  );
}

const withRefusals = (picked: Picked, tried: readonly Tried[]): Picked => ({
  ...picked,
  question: { ...picked.question, refused: [...(picked.question.refused ?? []), ...refusedIn(tried)] },
});

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    height: '100%',
    minWidth: 0,
    minHeight: 0,
    overflow: 'auto',
    // Room for focus rings, which would be cut off.
    padding: 2,
  }),
  hint: css({ margin: 'auto', padding: theme.spacing(2), color: theme.colors.text.secondary, textAlign: 'center' }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), flex: 'none' }),
  title: css({
    ...theme.typography.h5,
    flex: '1 1 120px',
    minWidth: 0,
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  service: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  content: css({ flex: '1 1 0', minHeight: 200, transition: 'opacity 120ms' }),
  dimmed: css({ opacity: 0.4, pointerEvents: 'none' }),
});
