import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, ErrorBoundary, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useMemo, useState } from 'react';

import { type ProfileFrameMeta } from '../../datasource/query';
import { type ExportedProfile } from '../../profile/formats/exportedProfile';
import { functionTotals } from '../../profile/functions';
import { nameInWords } from '../../profile/nameInWords';
import { ok, type Result } from '../../profile/result';
import { visibleText } from '../../profile/visibleText';
import { useAlertDialog } from '../alert/useAlertDialog';
import { type Asked, type AskedOf, sameOf } from '../comparison/asked/asked';
import { AskedStrip } from '../comparison/asked/AskedStrip';
import { type AskedAnswer, type AskedState, useAsked } from '../comparison/asked/useAsked';
import { useFileComparison } from '../comparison/local/useFileComparison';
import { CompareMenu } from '../comparison/menu/CompareMenu';
import { type ReadingPlace } from '../findings/readingPlace';
import { useReading } from '../findings/useReading';
import { useReadingPlace } from '../findings/useReadingPlace';
import { AWAITED_TREE } from '../flame/awaitedTree';
import { readFlameFrame, type ShownTree } from '../flame/frameTree';
import { type ViewActions } from '../flame/view/RowMenu';
import { useLocalLink } from '../flame/view/useLocalLink';
import { type ViewLink } from '../flame/view/useViewState';
import { exploreFunctionUrl } from '../exploreUrl';
import { type ShownProfile } from '../query/runProfileQuery';
import { type ProfileOrigin, type Reshaped, useReshaped } from '../query/useReshaped';
import { useWhomToAsk } from '../query/useWhomToAsk';
import { AWAITED_PROFILE } from './awaitedProfile';
import { figuresOf } from './figures';
import { ReshapedStrip } from './ReshapedStrip';
import { ShapeMenus } from './ShapeMenus';
import { formatValue, profileTypeLabel } from './words';

const FlameView = lazy(() => import('../flame/view/FlameView'));
const SeriesStrip = lazy(() => import('../comparison/strip/SeriesStrip'));
const ComparisonView = lazy(() => import('../comparison/ComparisonView'));

interface Props {
  /** `AWAITED_PROFILE` while it is asked for. */
  readonly profile: ShownProfile;
  /** Begins the summary for screen readers: what the samples are of. */
  readonly what: string;
  readonly link: ViewLink;
  /** Whom to ask for the profile in another shape; absent where that is not known. */
  readonly source: ProfileOrigin | undefined;
  /** Where it is kept what was asked for in its place; as long as the page is there unless told. */
  readonly asked?: ViewLink;
}

/** A profile to look around in, and what came with it in words. */
export function ProfileContent(props: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { what, link } = props;
  const ownLink = useLocalLink();
  const asking = useAsked(props.profile, props.source, props.asked ?? ownLink);
  const { profile: came, source } = answerOf(asking.state) ?? props;
  const { reshaped, onShape } = useReshaped(came, source);
  const profile = shownOf(reshaped) ?? came;
  const file = useFileComparison(asking.onLocal);
  const [isOverTime, setOverTime] = useState(false);
  const compare = (comparison: Omit<Extract<Asked, { kind: 'comparison' }>, 'kind'>): void =>
    asking.onAsk({ ...askedNow(asking.state), kind: 'comparison', ...comparison });
  const { meta } = profile;
  const tree = useMemo(() => treeOf(profile.frame), [profile.frame]);
  // What was cut off is told beside the graph, as long as it is.
  const notices = profile.notices.filter((notice) => meta?.cutNotices?.includes(notice) !== true);
  const { inFull, lines, chart } = useWhomToAsk(meta, source);
  const actions: ViewActions =
    source && meta
      ? { inFull, lines, chart, exploreUrl: (name) => exploreFunctionUrl(meta, source.uid, name) }
      : { lines };
  const alert = useAlertDialog(meta, source?.uid);
  const place = useReadingPlace(meta, source, inFull !== undefined, onShape);
  const shapes = source && meta?.details && <ShapeMenus uid={source.uid} meta={meta} onShape={onShape} />;
  return (
    <div className={styles.content}>
      <AskedStrip asking={asking} file={file.state} />
      <ReshapedStrip reshaped={reshaped} onBack={() => onShape(undefined)} />
      {tree.ok ? (
        <ErrorBoundary boundaryName="spanflame-flame-graph" dependencies={[tree]}>
          {({ error }) =>
            error ? (
              <Alert severity="error" title="The flame graph could not be drawn">
                {error.message}
              </Alert>
            ) : (
              <Suspense fallback={<LoadingPlaceholder text="Loading the flame graph…" />}>
                {meta?.comparison ? (
                  <ComparisonView
                    profile={profile}
                    comparison={meta.comparison}
                    tree={tree.value}
                    link={link}
                    source={source}
                    actions={{ ...actions, alertOn: alert.alertOn }}
                    tools={shapes}
                    asking={asking}
                  />
                ) : (
                  <Drawing
                    profile={profile}
                    what={what}
                    link={link}
                    tree={tree.value}
                    actions={{ ...actions, alertOn: alert.alertOn }}
                    place={place}
                    tools={
                      <>
                        {shapes}
                        {source && meta && (
                          <>
                            <CompareMenu
                              uid={source.uid}
                              meta={meta}
                              timeZone={source.origin.timezone}
                              onWindow={(window) => compare({ compareWith: { window } })}
                              onFile={(picked) =>
                                file.onFile(picked, { tree: tree.value, meta, uid: source.uid, title: what })
                              }
                            />
                            <Button
                              size="sm"
                              variant="secondary"
                              icon="chart-line"
                              tooltip="The profile over its time; drag over a range to compare it with the one before"
                              aria-label="Over time"
                              aria-expanded={isOverTime}
                              onClick={() => setOverTime(!isOverTime)}
                            />
                          </>
                        )}
                      </>
                    }
                  />
                )}
              </Suspense>
            )
          }
        </ErrorBoundary>
      ) : (
        <Alert severity="error" title="This is no flame graph">
          {tree.error}
        </Alert>
      )}
      {isOverTime && source && meta && !meta.comparison && (
        <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
          <SeriesStrip
            meta={meta}
            source={source}
            onRange={(range) => compare({ range, compareWith: { window: { kind: 'previous' } } })}
          />
        </Suspense>
      )}
      {alert.dialog}
      {notices.length > 0 && (
        <ul className={styles.notices}>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const treeOf = (frame: ShownProfile['frame']): Result<ShownTree, string> =>
  frame === AWAITED_PROFILE.frame ? ok(AWAITED_TREE) : readFlameFrame(frame);

function answerOf(state: AskedState): AskedAnswer | undefined {
  switch (state.kind) {
    case 'shown':
    case 'local':
      return state.answer;
    case 'loading':
      return state.before;
    case 'asItCame':
    case 'failed':
      return undefined;
  }
}

/** Of what the profile is that was asked for; nothing of the one that came. */
const askedNow = (state: AskedState): AskedOf => (state.kind === 'shown' ? sameOf(state.asked) : {});

const shownOf = (reshaped: Reshaped): ShownProfile | undefined => {
  switch (reshaped.kind) {
    case 'shown':
      return reshaped.profile;
    case 'loading':
    case 'failed':
      return reshaped.before;
    default:
      return undefined;
  }
};

interface DrawingProps extends Pick<Props, 'profile' | 'what' | 'link'> {
  readonly tree: ShownTree;
  readonly actions: ViewActions;
  readonly tools: React.ReactNode;
  readonly place: ReadingPlace;
}

function Drawing({ profile, what, link, actions, tools, tree, place }: DrawingProps): React.JSX.Element {
  const { meta } = profile;
  const { unit } = tree.sampleType;
  const functions = useMemo(() => meta?.functions ?? functionTotals(tree), [meta, tree]);
  const seconds = meta && (meta.range.to - meta.range.from) / 1000;
  const figures = useMemo(() => figuresOf(tree, seconds), [tree, seconds]);
  const about = useMemo(() => aboutOf(meta), [meta]);
  const isAwaited = tree === AWAITED_TREE;
  const remarks = useReading(isAwaited ? undefined : tree, place);
  const total = tree.total[0];
  const top = functions.name[0];
  const summary = isAwaited
    ? [`Flame graph of ${what}, which is asked for.`]
    : [
        `Flame graph of ${what}: ${formatValue(total, unit)} in ${functions.name.length} functions.`,
        top !== undefined &&
          total > 0 &&
          `Most of its own has ${nameInWords(top)}: ${formatValue(functions.self[0], unit)}.`,
      ];
  return (
    <FlameView
      tree={tree}
      functions={tree.right ? undefined : functions}
      figures={figures}
      summary={visibleText(summary.filter(Boolean).join(' '))}
      link={link}
      actions={actions}
      tools={tools}
      remarks={remarks}
      about={about}
    />
  );
}

/** What a saved file is called, and what it says of its time. */
function aboutOf(meta: ProfileFrameMeta | undefined): Omit<ExportedProfile, 'tree'> {
  if (!meta) {
    return { name: 'profile' };
  }
  const { profileTypeId, labelSelector, range } = meta;
  return {
    name: `${profileTypeLabel(profileTypeId)} ${labelSelector}`,
    timeMillis: range.from,
    durationNanos: (range.to - range.from) * 1e6,
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), height: '100%', minHeight: 0 }),
  notices: css({
    flex: 'none',
    maxHeight: '25%',
    overflow: 'auto',
    margin: 0,
    listStyle: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
