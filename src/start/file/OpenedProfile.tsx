import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Combobox, Field, LoadingPlaceholder, MultiCombobox, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useEffect, useId, useMemo, useRef } from 'react';

import { type ReadingPlace } from '../../panel/findings/readingPlace';
import { AWAITED_TREE } from '../../panel/flame/awaitedTree';
import { type LineSource } from '../../panel/flame/lines/lineSource';
import { type ChartSource } from '../../panel/flame/view/chartSource';
import { type ViewLink } from '../../panel/flame/view/useViewState';
import { formatValue } from '../../panel/profile/words';
import { type ExportedProfile } from '../../profile/formats/exportedProfile';
import { type FileContents, type TreeDetail } from '../../profile/formats/profileFile';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';
import { useFileChart } from './useFileChart';
import { useFileLines } from './useFileLines';
import { useFileLink } from './useFileLink';
import { useFilePlace } from './useFilePlace';
import { type FileState } from './useProfileFile';

const ProfileStage = lazy(() => import('./ProfileStage'));

interface Props {
  readonly opened: Extract<FileState, { kind: 'opened' }>;
  readonly onChoose: (choice: number, detail: TreeDetail) => void;
}

const KINDS: Readonly<Record<FileContents['format'], string>> = {
  pprof: 'pprof',
  folded: 'folded stacks',
  speedscope: 'speedscope JSON',
  cpuprofile: 'CPU profile of V8',
  flamebearer: 'flame graph of Pyroscope',
  html: 'HTML file of Spanflame',
};

const DETAIL_WORDS: Readonly<Record<FileContents['details'][number], string>> = {
  function: 'Function',
  file: 'File',
  line: 'Function and line',
  address: 'Address',
};

/** What is known of an open file, the choice among what it holds, and the profile itself. */
export function OpenedProfile({ opened, onChoose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const choiceId = useId();
  const detailId = useId();
  const labelsId = useId();
  const section = useRef<HTMLElement>(null);
  // What leads to a file stands above it, and fills a window.
  useEffect(() => {
    section.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  const { name, file, choice, detail, tree } = opened;
  const link = useFileLink(name);
  const profile = useMemo<ExportedProfile>(
    () => ({ tree: tree ?? AWAITED_TREE, name, timeMillis: file.timeMillis, durationNanos: file.durationNanos }),
    [tree, name, file]
  );
  const place = useFilePlace(opened, onChoose);
  const lines = useFileLines(opened);
  const chart = useFileChart(opened);
  const options = file.choices.map(({ name: label, sampleType }, value) => ({
    label: visibleText(sampleType.type === label ? label : `${label}: ${sampleType.type}`) || `${value + 1}`,
    description: visibleText(sampleType.unit),
    value,
  }));
  return (
    <section
      ref={section}
      className={cx(styles.file, !isEmpty(profile) && styles.tall)}
      aria-label={`Profile ${name}`}
      data-testid="opened-file"
    >
      <h4 className={styles.name}>{visibleText(name)}</h4>
      <p className={styles.facts}>{factsOf(file, profile).join(' · ')}</p>
      <div className={styles.bar}>
        {options.length > 1 && (
          <Field label="What to show" noMargin htmlFor={choiceId}>
            <Combobox
              id={choiceId}
              options={options}
              value={choice}
              width={40}
              onChange={({ value }) => onChoose(value, detail)}
            />
          </Field>
        )}
        {file.details.length > 1 && (
          <Field label="Frames by" noMargin htmlFor={detailId}>
            <Combobox
              id={detailId}
              options={file.details.map((value) => ({ value, label: DETAIL_WORDS[value] }))}
              value={detail.detail ?? 'function'}
              width={20}
              onChange={({ value }) => onChoose(choice, { ...detail, detail: value })}
            />
          </Field>
        )}
        {file.labels.length > 0 && (
          <Field label="Labels above the stacks" noMargin htmlFor={labelsId}>
            <MultiCombobox
              id={labelsId}
              options={file.labels.map((value) => ({ value, label: visibleText(value) }))}
              value={[...(detail.labels ?? [])]}
              width="auto"
              minWidth={24}
              placeholder="None"
              onChange={(labels) => onChoose(choice, { ...detail, labels: labels.map(({ value }) => value) })}
            />
          </Field>
        )}
      </div>
      <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
        <Shown profile={profile} link={link} place={place} lines={lines} chart={chart} />
      </Suspense>
    </section>
  );
}

const isEmpty = ({ tree }: ExportedProfile): boolean =>
  tree !== AWAITED_TREE && tree.self.every((value) => value === 0) && !tree.right?.self.some((value) => value !== 0);

interface ShownProps {
  readonly profile: ExportedProfile;
  readonly link: ViewLink;
  readonly place: ReadingPlace;
  readonly lines: LineSource;
  readonly chart: ChartSource;
}

const Shown = (props: ShownProps): React.JSX.Element =>
  isEmpty(props.profile) ? (
    <p>This profile has no samples of that type. Nothing was measured, or nothing of it happened.</p>
  ) : (
    <ProfileStage {...props} />
  );

function factsOf(file: FileContents, { tree }: ExportedProfile): string[] {
  const facts = [KINDS[file.format]];
  if (file.timeMillis) {
    facts.push(`taken ${dateTimeFormat(file.timeMillis)}`);
  }
  if (file.durationNanos) {
    facts.push(`over ${formatValue(file.durationNanos, 'ns')}`);
  }
  if (tree === AWAITED_TREE) {
    facts.push('making the tree…');
  } else {
    const { unit, scale } = grafanaUnit(tree.sampleType.unit);
    facts.push(`${formatValue(tree.total[0] * scale, unit)} in all`);
    facts.push(`${tree.level.length - 1} nodes`);
  }
  return facts;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Below Grafana's own bar, which stays on top.
  file: css({ scrollMarginTop: theme.spacing(theme.components.height.lg) }),
  // As tall as it will be, or there were nothing to scroll to.
  tall: css({ minHeight: '100vh' }),
  name: css({ margin: theme.spacing(2, 0, 0), overflowWrap: 'anywhere' }),
  facts: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(1) }),
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1),
    '& > *, & [data-testid="input-wrapper"]': { maxWidth: '100%' },
  }),
});
