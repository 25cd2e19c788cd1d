import { type PanelProps } from '@grafana/data';
import React, { useCallback, useMemo } from 'react';

import { readSettings, ruleFor } from '../correlation/settings';
import { serviceOf, type SpanTable } from '../correlation/spanTable';
import { type NextStep } from './doctor/nextStep';
import { exploreUrl } from './exploreUrl';
import { type ViewLink } from './flame/view/useViewState';
import { NoDataSource } from './NothingToShow';
import { NotOnPublicDashboard } from './NotOnPublicDashboard';
import { type PanelOptions } from './options';
import { type PickVariables } from './pick/pickLink';
import { type SpanName, usePick } from './pick/usePick';
import { ProfileView } from './profile/ProfileView';
import { useTypeKeys } from './profile/useTypeKeys';
import { profileSourceUid } from './query/profileSource';
import { isPublicDashboard } from './query/publicDashboard';
import { traceSourceOf } from './query/runTraceQuery';
import { useLadder } from './query/useLadder';
import { useShownType } from './query/useShownType';
import { useSpanProfile } from './query/useSpanProfile';
import { useComparison } from './slowFast/useComparison';
import { settingsUrl } from './settingsUrl';
import { SpanList } from './spans/SpanList';
import { SplitView } from './SplitView';

interface Props extends PanelProps<PanelOptions> {
  readonly table: SpanTable;
  readonly variables: PickVariables;
  readonly link: ViewLink;
  /** The span that is picked at first. */
  readonly firstSpan?: SpanName;
}

/** The spans of a trace, and the profile of the one that is picked. */
export function TraceProfile(props: Props): React.JSX.Element {
  const { table, options, data, timeRange, replaceVariables, onOptionsChange } = props;
  const { pick, row, onPick, onAsk, onRetry } = usePick(table, props.variables, props.firstSpan);
  const settings = useMemo(() => readSettings(options), [options]);
  const rule = row === undefined ? undefined : ruleFor(settings, serviceOf(table, row));
  const isPublic = isPublicDashboard();
  const uid = isPublic ? undefined : profileSourceUid(rule?.datasourceUid ?? replaceVariables(options.datasourceUid));
  const { ordered, type, problem, onType } = useShownType(
    uid,
    table,
    row,
    settings,
    rule?.profileTypeId ?? replaceVariables(options.profileTypeId)
  );

  const { picked, attempts, origin } = useLadder(props, pick, row, settings, type, uid);
  const asked = useMemo(() => {
    if (uid === undefined || pick === undefined || attempts === undefined) {
      return undefined;
    }
    return {
      uid,
      attempts: attempts.filter(({ rung, automatic }) => (pick.rung ? rung === pick.rung : automatic)),
      origin,
    };
  }, [uid, pick, attempts, origin]);
  const state = useSpanProfile(asked);
  const traces = useMemo(() => traceSourceOf(data.request, timeRange), [data.request, timeRange]);
  const comparing = useComparison(picked, traces, uid, origin);

  const onStep = useCallback(
    (step: NextStep): void => {
      switch (step.kind) {
        case 'ask':
          return onAsk(step.rung);
        case 'type':
          return onType(step.profileTypeId);
        case 'rename': {
          const service = picked ? serviceOf(picked.table, picked.row) : '';
          const { profileService } = step;
          const others = settings.services.filter((one) => one.service !== service);
          const known = settings.services.find((one) => one.service === service);
          return onOptionsChange({ ...options, services: [...others, { ...known, service, profileService }] });
        }
      }
    },
    [onAsk, onType, picked, settings.services, options, onOptionsChange]
  );
  const onRow = useCallback((picked: number) => onPick(picked), [onPick]);
  const onService = useCallback((first: number) => onPick(first, 'trace'), [onPick]);
  const onKeyDown = useTypeKeys(ordered, type ?? '', onType);

  const shownAttempt = 'attempt' in state.now ? state.now.attempt : asked?.attempts[0];
  const explore =
    options.showExploreLink && uid !== undefined && row !== undefined && shownAttempt
      ? exploreUrl(shownAttempt, uid, table, row, data.request)
      : undefined;
  const [spanTitle, spanService] =
    row === undefined ? ['', ''] : [table.name[row] || '(no name)', serviceOf(table, row)];
  const missing = isPublic ? <NotOnPublicDashboard asked="profiles" /> : <NoDataSource />;
  return (
    <div onKeyDown={onKeyDown}>
      <SplitView
        width={props.width}
        first={<SpanList key={table.traces[0].traceId} table={table} pickedRow={row} onPick={onRow} />}
        second={
          uid === undefined ? (
            missing
          ) : (
            <ProfileView
              state={state}
              uid={uid}
              picked={picked}
              title={row === undefined ? undefined : { name: spanTitle, service: spanService }}
              attempts={attempts ?? NO_ATTEMPTS}
              types={ordered}
              typesProblem={problem}
              profileTypeId={type ?? ''}
              origin={origin}
              timeZone={props.timeZone}
              exploreUrl={explore}
              link={props.link}
              settingsUrl={settingsUrl(uid)}
              comparing={comparing}
              onProfileType={onType}
              onAsk={onAsk}
              onService={onService}
              onStep={onStep}
              onRetry={onRetry}
            />
          )
        }
      />
    </div>
  );
}

const NO_ATTEMPTS = [] as const;
