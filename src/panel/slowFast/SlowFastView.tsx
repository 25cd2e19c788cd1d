import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, ErrorBoundary, LoadingPlaceholder, Spinner, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';

import { type SlowFast, slowFastText } from '../../correlation/siblings/slowFast';
import { durationText } from '../../correlation/words';
import { visibleText } from '../../profile/visibleText';
import { type ViewLink } from '../flame/view/useViewState';
import { figuresOf } from '../profile/figures';
import { type CohortComparison } from './compareCohorts';
import { basisText, differenceText, longerText } from './comparedText';
import { noSamplesText, notComparableText } from './stepText';
import { type Comparison, type SlowFastStep, useSlowFast } from './useSlowFast';

const FlameView = lazy(() => import('../flame/view/FlameView'));

interface Props {
  readonly comparison: Comparison;
  readonly link: ViewLink;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** What the slow spans of a name spend that the fast ones do not. */
export function SlowFastView({ comparison, link, onRetry, onClose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const step = useSlowFast(comparison);
  return (
    <section className={styles.view} aria-label="Slow against fast" data-testid="slow-fast" data-state={step.kind}>
      <header className={styles.header}>
        <div className={styles.words} role="status" data-testid="slow-fast-words">
          <Words step={step} profileTypeId={comparison.picked.question.profileTypeId} />
        </div>
        {step.kind === 'failed' && (
          <Button size="sm" icon="sync" onClick={onRetry}>
            Try again
          </Button>
        )}
        <Button size="sm" variant="secondary" icon="times" onClick={onClose}>
          Back to the span
        </Button>
      </header>
      {step.kind === 'compared' && (
        <div className={styles.graph}>
          <ErrorBoundary boundaryName="spanflame-slow-fast" dependencies={[step.compared]}>
            {({ error }) =>
              error ? (
                <Alert severity="error" title="The comparison could not be drawn">
                  {error.message}
                </Alert>
              ) : (
                <Suspense fallback={<LoadingPlaceholder text="Loading the flame graph…" />}>
                  <Graph compared={step.compared} by={step.split.by} link={link} />
                </Suspense>
              )
            }
          </ErrorBoundary>
        </div>
      )}
    </section>
  );
}

interface WordsProps {
  readonly step: SlowFastStep;
  readonly profileTypeId: string;
}

function Words({ step, profileTypeId }: WordsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  switch (step.kind) {
    case 'searching':
      return <Waiting text="Looking for spans of the same name…" />;
    case 'fetching':
      return <Waiting text={`Fetching their traces: ${step.done} of ${step.of}…`} />;
    case 'pooling':
      return <Waiting text={`Asking for their samples: ${step.done} of ${step.of} requests…`} />;
    case 'notComparable':
      return <>{notComparableText(step.why)}</>;
    case 'noSamples':
      return (
        <>
          {noSamplesText(step.of)} {slowFastText(step.split)}.
        </>
      );
    case 'failed':
      return <>It could not be compared: {visibleText(step.reason)}</>;
    case 'compared': {
      const { split, compared, notices, searchNotices } = step;
      const details = [
        longerText(compared, split, profileTypeId),
        `Slow is over ${durationText(split.thresholdMs)}. ${slowFastText(split)}.`,
        basisText(compared, split),
        ...searchNotices,
        ...notices,
      ];
      return (
        <>
          <strong>{visibleText(differenceText(compared, split.by))}</strong>{' '}
          <span className={styles.small}>{visibleText(details.filter((text) => text !== '').join(' '))}</span>
        </>
      );
    }
  }
}

const Waiting = ({ text }: { readonly text: string }): React.JSX.Element => (
  <>
    <Spinner inline /> {text}
  </>
);

const NO_ACTIONS = {};
const ABOUT = { name: 'slow against fast' };

interface GraphProps {
  readonly compared: CohortComparison;
  readonly by: SlowFast['by'];
  readonly link: ViewLink;
}

function Graph({ compared, by, link }: GraphProps): React.JSX.Element {
  const { tree } = compared;
  const shown = useMemo(() => ({ ...tree, folded: new Int32Array(tree.level.length) }), [tree]);
  const figures = useMemo(() => figuresOf(tree, undefined), [tree]);
  const summary = `Flame graph of fast spans on the left, slow ones on the right. ${differenceText(compared, by)}`;
  return (
    <FlameView
      tree={shown}
      functions={undefined}
      figures={figures}
      summary={summary}
      link={link}
      actions={NO_ACTIONS}
      about={ABOUT}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), flex: '1 1 0', minHeight: 0 }),
  header: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1), flex: 'none' }),
  words: css({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }),
  small: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  graph: css({ flex: '1 1 0', minHeight: 200 }),
});
