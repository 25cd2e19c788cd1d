import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Combobox, Field, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useId, useMemo } from 'react';

import { formatValue } from '../../panel/profile/words';
import { type ExportedProfile } from '../../profile/formats/exportedProfile';
import { type FileContents } from '../../profile/formats/profileFile';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';
import { type FileState } from './useProfileFile';

const ProfileStage = lazy(() => import('./ProfileStage'));

interface Props {
  readonly opened: Extract<FileState, { kind: 'opened' }>;
  readonly onChoose: (choice: number) => void;
}

const KINDS: Readonly<Record<FileContents['format'], string>> = {
  pprof: 'pprof',
  folded: 'folded stacks',
  speedscope: 'speedscope JSON',
  flamebearer: 'flame graph of Pyroscope',
  html: 'HTML file of Spanflame',
};

/** What is known of an open file, the choice among what it holds, and the profile itself. */
export function OpenedProfile({ opened, onChoose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const choiceId = useId();
  const { name, file, choice, tree } = opened;
  const profile = useMemo<ExportedProfile | undefined>(
    () => tree && { tree, name, timeMillis: file.timeMillis, durationNanos: file.durationNanos },
    [tree, name, file]
  );
  const options = file.choices.map(({ name: label, sampleType }, value) => ({
    label: visibleText(sampleType.type === label ? label : `${label}: ${sampleType.type}`) || `${value + 1}`,
    description: visibleText(sampleType.unit),
    value,
  }));
  return (
    <section aria-label={`Profile ${name}`} data-testid="opened-file">
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
              onChange={({ value }) => onChoose(value)}
            />
          </Field>
        )}
      </div>
      <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
        {profile ? <Shown profile={profile} /> : <LoadingPlaceholder text="Making the tree…" />}
      </Suspense>
    </section>
  );
}

const isEmpty = ({ tree }: ExportedProfile): boolean =>
  tree.self.every((value) => value === 0) && !tree.right?.self.some((value) => value !== 0);

const Shown = ({ profile }: { readonly profile: ExportedProfile }): React.JSX.Element =>
  isEmpty(profile) ? (
    <p>This profile has no samples of that type. Nothing was measured, or nothing of it happened.</p>
  ) : (
    <ProfileStage profile={profile} />
  );

function factsOf(file: FileContents, profile: ExportedProfile | undefined): string[] {
  const facts = [KINDS[file.format]];
  if (file.timeMillis) {
    facts.push(`taken ${dateTimeFormat(file.timeMillis)}`);
  }
  if (file.durationNanos) {
    facts.push(`over ${formatValue(file.durationNanos, 'ns')}`);
  }
  if (profile) {
    const { unit, scale } = grafanaUnit(profile.tree.sampleType.unit);
    facts.push(`${formatValue(profile.tree.total[0] * scale, unit)} in all`);
    facts.push(`${profile.tree.level.length - 1} nodes`);
  }
  return facts;
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ margin: theme.spacing(2, 0, 0), overflowWrap: 'anywhere' }),
  facts: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(1) }),
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1),
  }),
});
