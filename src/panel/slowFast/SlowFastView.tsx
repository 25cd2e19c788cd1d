import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Spinner, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { slowFastText } from '../../correlation/siblings/slowFast';
import { durationText } from '../../correlation/words';
import { visibleText } from '../../profile/visibleText';
import { type ViewLink } from '../flame/view/useViewState';
import { ProfileContent } from '../profile/ProfileContent';
import { cohortProfile } from './cohortProfile';
import { noSamplesText, notComparableText } from './stepText';
import { type Comparison, type SlowFastStep, useSlowFast } from './useSlowFast';

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
  const { profileTypeId } = comparison.picked.question;
  return (
    <section className={styles.view} aria-label="Slow against fast" data-testid="slow-fast" data-state={step.kind}>
      <header className={styles.header}>
        <div className={styles.words} role="status" data-testid="slow-fast-words">
          <Words step={step} />
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
          <Compared step={step} profileTypeId={profileTypeId} link={link} />
        </div>
      )}
    </section>
  );
}

/** How far it is, or what is compared with what. */
function Words({ step }: { readonly step: SlowFastStep }): React.JSX.Element {
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
    case 'compared':
      return (
        <span className={styles.small}>
          {slowFastText(step.split)}. Slow is over {durationText(step.split.thresholdMs)}.
        </span>
      );
  }
}

const Waiting = ({ text }: { readonly text: string }): React.JSX.Element => (
  <>
    <Spinner inline /> {text}
  </>
);

interface ComparedProps {
  readonly step: Extract<SlowFastStep, { kind: 'compared' }>;
  readonly profileTypeId: string;
  readonly link: ViewLink;
}

/** What came out, as every comparison is shown. */
function Compared({ step, profileTypeId, link }: ComparedProps): React.JSX.Element {
  const { compared, split, notices, searchNotices } = step;
  const profile = useMemo(
    () => cohortProfile(compared, split, profileTypeId, [...searchNotices, ...notices]),
    [compared, split, profileTypeId, searchNotices, notices]
  );
  return <ProfileContent profile={profile} what="slow spans against fast ones" link={link} source={undefined} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), flex: '1 1 0', minHeight: 0 }),
  header: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1), flex: 'none' }),
  words: css({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }),
  small: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  graph: css({ flex: '1 1 0', minHeight: 200 }),
});
