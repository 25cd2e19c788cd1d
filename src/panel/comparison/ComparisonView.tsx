import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Button, type IconName, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react';

import { type ComparedFinding, type ComparisonMeta, type LabelQuestion } from '../../datasource/query';
import { type RemarkAction } from '../findings/remark';
import { exploreProfileUrl } from '../exploreUrl';
import { type ShownTree } from '../flame/frameTree';
import FlameView from '../flame/view/FlameView';
import { type FunctionTable } from '../flame/view/FunctionsPane';
import { type ViewActions } from '../flame/view/RowMenu';
import { type ViewLink } from '../flame/view/useViewState';
import { decodeState, encodeState } from '../flame/view/viewState';
import { type ShownProfile } from '../query/runProfileQuery';
import { type ProfileOrigin } from '../query/useReshaped';
import { mayAnnotate } from './annotation/annotate';
import { type Asking } from './asked/useAsked';
import { changeRemarks } from './changeRemarks';
import { Headline } from './head/Headline';
import { Sides } from './head/Sides';
import { ComparisonMenus } from './menu/ComparisonMenus';
import { SliceView } from './slice/SliceView';
import { ComparisonStrip, stripSides } from './strip/ComparisonStrip';
import { ChangesTable } from './table/ChangesTable';
import { amountKindOf, figuresOfComparison } from './words/amounts';

const LabelDialog = lazy(() => import('./labels/LabelDialog'));
const AnnotateDialog = lazy(() => import('./annotation/AnnotateDialog'));

interface Props {
  readonly profile: ShownProfile;
  readonly comparison: ComparisonMeta;
  readonly tree: ShownTree;
  readonly link: ViewLink;
  readonly source: ProfileOrigin | undefined;
  readonly actions: ViewActions;
  /** Stand in the toolbar. */
  readonly tools: React.ReactNode;
  readonly asking: Asking;
}

/** Two sides compared: what changed and whether it is real, on the graph, in a table, and over time. */
export default function ComparisonView(props: Props): React.JSX.Element {
  const { profile, comparison, tree, link, source, asking } = props;
  const onAsk = source && asking.onAsk;
  const styles = useStyles2(getStyles);
  const [picked, setPicked] = useState<string>();
  const [withMinor, setWithMinor] = useState(false);
  const [slice, setSlice] = useState<number>();
  const [annotated, setAnnotated] = useState<ComparedFinding>();
  const timeZone = source?.origin.timezone ?? 'browser';
  const { profileTypeId } = profile.meta ?? { profileTypeId: '' };
  const kind = useMemo(
    () => amountKindOf({ profileTypeId, comparison }, tree.sampleType.unit),
    [profileTypeId, comparison, tree]
  );
  const figures = useMemo(() => figuresOfComparison(kind), [kind]);
  const [labelsOf, setLabelsOf] = useState<Pick<LabelQuestion, 'function' | 'measure'>>();
  const canAskLabels = onAsk !== undefined && comparison.left.datasource !== '';
  const actions = canAskLabels
    ? { ...props.actions, onLabels: (name: string) => setLabelsOf({ function: name }) }
    : props.actions;
  const canAnnotate = source !== undefined && mayAnnotate();
  const remarks = useMemo(() => {
    const timeText = (ms: number): string => dateTimeFormat(ms, { timeZone, format: 'HH:mm:ss' });
    const actionsOf = (finding: ComparedFinding): readonly RemarkAction[] => [
      ...(canAskLabels
        ? [
            call('Which label carries it', 'tag-alt', () =>
              setLabelsOf({ function: finding.function, measure: finding.measure })
            ),
          ]
        : []),
      ...(finding.began && canAnnotate
        ? [call('Write as annotation', 'comment-alt', () => setAnnotated(finding))]
        : []),
    ];
    return changeRemarks(comparison, { tree, withMinor, timeText, actionsOf });
  }, [comparison, tree, withMinor, timeZone, canAnnotate, canAskLabels]);
  const table = useCallback(
    (shared: FunctionTable) => (
      <ChangesTable functions={comparison.functions} kind={kind} format={figures.format} {...shared} />
    ),
    [comparison, kind, figures]
  );
  const minor = comparison.findings.filter(({ weight }) => weight === 'minor').length;
  const sides = useMemo(() => stripSides(comparison), [comparison]);
  const hasSlices = sides.some(({ from }) => from.length > 1);
  const profiles = [comparison.left, comparison.right] as const;
  const slices = useMemo(
    () =>
      sides.flatMap(({ word, from, to }, side) => from.map((start, at) => ({ word, side, from: start, to: to[at] }))),
    [sides]
  );
  const shownSlice = slice === undefined ? undefined : slices.at(slice);
  const onPlace = (path: readonly string[]): void => {
    setSlice(undefined);
    link.onText(encodeState({ ...decodeState(link.text), focus: path, shape: { kind: 'topDown' } }), 'adjustment');
  };
  const summary = `Flame graph of ${comparison.right.title} against ${comparison.left.title}: ${comparison.sentence}`;
  return (
    <section className={styles.view} aria-label="Comparison" data-testid="comparison">
      <div className={styles.head}>
        <Headline comparison={comparison} onPlace={onPlace} />
        <div className={styles.bar}>
          <Sides comparison={comparison} timeZone={timeZone} onAsk={onAsk} exploreUrl={exploreProfileUrl} />
          <span className={styles.menus}>
            {profile.meta && (
              <ComparisonMenus
                meta={profile.meta}
                comparison={comparison}
                asking={asking}
                uid={source?.uid}
                timeZone={timeZone}
              />
            )}
            {minor > 0 && (
              <Button size="sm" variant="secondary" fill="text" onClick={() => setWithMinor(!withMinor)}>
                {withMinor ? 'Hide minor changes' : `${minor} minor ${minor === 1 ? 'change' : 'changes'}`}
              </Button>
            )}
          </span>
        </div>
      </div>
      <div className={styles.graph}>
        {shownSlice && source ? (
          <SliceView
            of={profiles[shownSlice.side]}
            slice={shownSlice}
            about={profile.meta}
            source={source}
            link={link}
            onClose={() => setSlice(undefined)}
          />
        ) : (
          <FlameView
            tree={tree}
            figures={figures}
            summary={summary}
            link={link}
            actions={actions}
            tools={props.tools}
            remarks={remarks}
            table={table}
            onPicked={setPicked}
            about={{ name: summary.slice(0, 80) }}
          />
        )}
      </div>
      {hasSlices && (
        <div className={styles.strip}>
          <ComparisonStrip
            comparison={comparison}
            timeZone={timeZone}
            format={figures.format}
            picked={picked}
            shown={slice}
            onSlice={source && setSlice}
            onRange={({ side, from, to }) => {
              const { datasource, question } = profiles[side];
              onAsk?.({
                kind: 'comparison',
                range: { from, to },
                datasource,
                question,
                compareWith: { window: { kind: 'previous' } },
                normalisation: comparison.normalisation,
                ...(comparison.requestRate && { requestRate: comparison.requestRate }),
              });
            }}
          />
        </div>
      )}
      {labelsOf && source && onAsk && (
        <Suspense fallback={null}>
          <LabelDialog
            uid={source.uid}
            comparison={comparison}
            of={labelsOf}
            onAsk={onAsk}
            onClose={() => setLabelsOf(undefined)}
          />
        </Suspense>
      )}
      {annotated?.began && source && (
        <Suspense fallback={null}>
          <AnnotateDialog
            annotation={{ time: annotated.began.at, text: annotated.text }}
            origin={source.origin}
            onClose={() => setAnnotated(undefined)}
          />
        </Suspense>
      )}
    </section>
  );
}

const call = (label: string, icon: IconName, onCall: () => void): RemarkAction => ({
  kind: 'call',
  label,
  icon,
  onCall,
});

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({
    containerType: 'size',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    height: '100%',
    minHeight: 0,
    minWidth: 0,
  }),
  head: css({ flex: 'none', maxHeight: '40cqh', overflow: 'auto' }),
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 1) }),
  menus: css({ display: 'inline-flex', flexWrap: 'wrap', gap: theme.spacing(0.5), marginLeft: 'auto' }),
  graph: css({ flex: '1 1 0', minHeight: 160 }),
  // A small panel has no room for it.
  strip: css({ flex: 'none', '@container (max-height: 380px)': { display: 'none' } }),
});
