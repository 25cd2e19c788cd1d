import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Combobox, LinkButton, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Attempt, type Rung } from '../../correlation/ladder';
import { type ViewLink } from '../flame/view/useViewState';
import { type SpanProfileState } from '../query/useSpanProfile';
import { type ProfileTypes } from '../query/useProfileTypes';
import { type PickedSpan } from './advice';
import { ProfileContent } from './ProfileContent';
import { ProfileStatus } from './ProfileStatus';
import { ScopeSwitch } from './ScopeSwitch';
import { profileTypeLabel } from './words';

interface Props {
  readonly state: SpanProfileState;
  readonly span: PickedSpan | undefined;
  readonly attempts: readonly Attempt[];
  readonly types: ProfileTypes;
  readonly profileTypeId: string;
  readonly timeZone: TimeZone;
  readonly exploreUrl: string | undefined;
  readonly settingsUrl: string;
  readonly link: ViewLink;
  readonly onProfileType: (id: string) => void;
  readonly onAsk: (rung: Rung) => void;
  readonly onRetry: () => void;
}

/** The profile of the picked span: its scope and type to choose, what it is in words, and the graph. */
export function ProfileView(props: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { state, span, attempts, profileTypeId } = props;
  const { now } = state;
  // A picked span waits here until it is known which profile types there are.
  const isLoading = now.kind === 'loading' || (now.kind === 'idle' && span !== undefined);
  const shown = 'profile' in now ? now.profile : state.before;
  return (
    <section
      className={styles.view}
      aria-label="Profile"
      aria-busy={isLoading}
      data-testid="profile-view"
      data-state={isLoading ? 'loading' : now.kind}
    >
      {!span ? (
        <p className={styles.hint}>
          Pick a span to see its profile. Spans with a flame have a profile id of their own.
        </p>
      ) : (
        <>
          <header className={styles.header}>
            <h5 className={styles.title} title={span.name}>
              <bdi>{span.name}</bdi> <bdi className={styles.service}>{span.service}</bdi>
            </h5>
            <TypeSwitch types={props.types} value={profileTypeId} onChange={props.onProfileType} />
            {props.exploreUrl !== undefined && (
              <LinkButton
                size="sm"
                variant="secondary"
                icon="compass"
                href={props.exploreUrl}
                data-testid="explore-link"
              >
                Explore
              </LinkButton>
            )}
          </header>
          <ScopeSwitch
            attempts={attempts}
            current={'attempt' in now ? now.attempt.rung : undefined}
            onAsk={props.onAsk}
          />
          {now.kind === 'idle' ? (
            <LoadingPlaceholder text="Asking which profile types there are…" />
          ) : (
            <ProfileStatus
              climb={now}
              span={span}
              attempts={attempts}
              profileTypeId={profileTypeId}
              timeZone={props.timeZone}
              settingsUrl={props.settingsUrl}
              onRetry={props.onRetry}
            />
          )}
        </>
      )}
      {shown && (
        <div className={cx(styles.content, isLoading && styles.dimmed)} aria-hidden={isLoading}>
          <ProfileContent
            profile={shown}
            what={'attempt' in now ? now.attempt.why : 'samples'}
            link={props.link}
            actions={NO_ACTIONS}
          />
        </div>
      )}
    </section>
  );
}

function TypeSwitch({
  types,
  value,
  onChange,
}: Pick<Props, 'types'> & { readonly value: string; readonly onChange: (id: string) => void }): React.JSX.Element {
  const known = types.kind === 'known' ? types.types.map(({ id }) => id) : [];
  const options = [...new Set([value, ...known])].map((id) => ({
    value: id,
    label: profileTypeLabel(id),
    description: id,
  }));
  return (
    <div data-testid="profile-type-switch" title={types.kind === 'unknown' ? types.reason : undefined}>
      <Combobox
        aria-label="Profile type"
        options={options}
        value={value}
        width="auto"
        minWidth={16}
        onChange={(option) => onChange(option.value)}
      />
    </div>
  );
}

const NO_ACTIONS = {};

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
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: 'none' }),
  title: css({ flex: 1, minWidth: 0, margin: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  service: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  content: css({ flex: '1 1 0', minHeight: 200, transition: 'opacity 120ms' }),
  dimmed: css({ opacity: 0.4, pointerEvents: 'none' }),
});
