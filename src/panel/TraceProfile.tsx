import { locationUtil, type PanelProps } from '@grafana/data';
import React, { useMemo, useState } from 'react';

import { type Attempt, attempts as attemptsFor } from '../correlation/ladder';
import { padRange } from '../correlation/range';
import { type CorrelationSettings, readSettings, ruleFor } from '../correlation/settings';
import { serviceOf, type SpanTable, traceOf } from '../correlation/spanTable';
import { exploreUrl } from './exploreUrl';
import { type ViewLink } from './flame/view/useViewState';
import { NoDataSource } from './NothingToShow';
import { type PanelOptions } from './options';
import { type PickedSpan } from './profile/advice';
import { ProfileView } from './profile/ProfileView';
import { profileSourceUid } from './query/profileSource';
import { profileTypeToShow, useProfileTypes } from './query/useProfileTypes';
import { type Asked, useSpanProfile } from './query/useSpanProfile';
import { SpanList } from './spans/SpanList';
import { SplitView } from './SplitView';
import { type Pick, type SpanName, usePick } from './usePick';

interface Props extends PanelProps<PanelOptions> {
  readonly table: SpanTable;
  readonly link: ViewLink;
  /** The span that is picked at first. */
  readonly firstSpan?: SpanName;
}

/** The spans of a trace, and the profile of the one that is picked. */
export function TraceProfile(props: Props): React.JSX.Element {
  const { table, options, data, timeZone, replaceVariables } = props;
  const { pick, row, onPick, onAsk, onRetry } = usePick(table, props.firstSpan);
  const [chosenType, setChosenType] = useState('');

  const settings = useMemo(() => readSettings(options), [options]);
  const rule = row === undefined ? undefined : ruleFor(settings, serviceOf(table, row));
  const uid = profileSourceUid(rule?.datasourceUid ?? replaceVariables(options.datasourceUid));
  const trace = row === undefined ? table.traces[0] : traceOf(table, row);
  const paddingMs = settings.paddingSeconds * 1000;
  const typesRange = padRange(trace.startMs, trace.endMs - trace.startMs, paddingMs, Infinity);
  const types = useProfileTypes(uid, typesRange.from, typesRange.to);
  const profileTypeId = profileTypeToShow(
    chosenType || (rule?.profileTypeId ?? replaceVariables(options.profileTypeId)),
    types
  );

  const attempts = useStable(ladder(table, row, pick, settings, profileTypeId));
  const asked = useMemo((): Asked | undefined => {
    if (uid === undefined || pick === undefined || attempts === undefined) {
      return undefined;
    }
    const some = attempts.filter(({ rung, automatic }) => (pick.rung ? rung === pick.rung : automatic));
    const origin = {
      timezone: timeZone,
      scopedVars: {},
      panelId: data.request?.panelId,
      dashboardUID: data.request?.dashboardUID,
    };
    return { uid, attempts: some, origin };
  }, [uid, pick, attempts, timeZone, data.request?.panelId, data.request?.dashboardUID]);
  const state = useSpanProfile(asked);

  const shownAttempt = 'attempt' in state.now ? state.now.attempt : asked?.attempts[0];
  const explore =
    options.showExploreLink && uid !== undefined && row !== undefined && shownAttempt
      ? exploreUrl(shownAttempt, uid, table, row, data.request)
      : undefined;
  return (
    <SplitView
      width={props.width}
      first={<SpanList key={table.traces[0].traceId} table={table} pickedRow={row} onPick={onPick} />}
      second={
        uid === undefined ? (
          <NoDataSource />
        ) : (
          <ProfileView
            state={state}
            span={row === undefined ? undefined : pickedSpan(table, row)}
            attempts={attempts ?? []}
            types={types}
            profileTypeId={profileTypeId ?? ''}
            timeZone={timeZone}
            exploreUrl={explore}
            link={props.link}
            settingsUrl={locationUtil.assureBaseUrl(`/connections/datasources/edit/${encodeURIComponent(uid)}`)}
            onProfileType={setChosenType}
            onAsk={onAsk}
            onRetry={onRetry}
          />
        )
      }
    />
  );
}

function ladder(
  table: SpanTable,
  row: number | undefined,
  pick: Pick | undefined,
  settings: CorrelationSettings,
  profileTypeId: string | undefined
): readonly Attempt[] | undefined {
  if (row === undefined || pick === undefined || profileTypeId === undefined) {
    return undefined;
  }
  return attemptsFor(table, row, settings, { profileTypeId, nowMs: pick.atMs });
}

const pickedSpan = (table: SpanTable, row: number): PickedSpan => ({
  name: table.name[row] || '(no name)',
  service: serviceOf(table, row),
  durationMs: table.durationMs[row],
  unfinished: table.unfinished[row] === 1,
});

/** The value as it was first seen, as long as later ones hold the same: a refresh of a trace asks nothing again. */
function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) {
    return kept;
  }
  setKept(value);
  return value;
}
