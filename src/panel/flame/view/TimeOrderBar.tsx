import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { momentText } from '../../../profile/formats/momentText';
import { visibleText } from '../../../profile/visibleText';
import { type ChartSource } from './chartSource';
import { type ShownChart } from './useChart';
import { type ChangeView } from './useViewState';
import { DEFAULT_VIEW } from './viewState';

interface Props {
  readonly chart: ShownChart;
  readonly source: ChartSource | undefined;
  readonly onChange: ChangeView;
}

/** Of which thread the calls are, and what is to be said of them. Nothing where sums are shown, as they are asked for. */
export function TimeOrderBar({ chart, source, onChange }: Props): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const id = useId();
  const { state, tree, track } = chart;
  if (state.kind === 'unasked') {
    return null;
  }
  const possible = source?.kind === 'possible' ? source : undefined;
  const tracks = possible?.tracks ?? [];
  const unplaced = tree?.times?.unplaced ?? 0;
  return (
    <div className={styles.bar} data-testid="time-order">
      {tracks.length > 1 && (
        <>
          <label htmlFor={id}>Thread</label>
          <Combobox
            id={id}
            options={tracks.map((name, value) => ({ value, label: visibleText(name) || `${value + 1}` }))}
            value={track}
            width={40}
            onChange={({ value }) => onChange({ shape: { kind: 'timeOrder', track: tracks[value] }, focus: [] })}
          />
        </>
      )}
      <span role="status">
        {[wordsOf(state), possible?.note, unplacedWords(unplaced), leftOutWords(tree)].filter(Boolean).join(' ')}
      </span>
      {(state.kind === 'impossible' || state.kind === 'failed') && (
        <Button size="sm" variant="secondary" onClick={() => onChange({ shape: DEFAULT_VIEW.shape, focus: [] })}>
          Top down
        </Button>
      )}
    </div>
  );
}

function wordsOf(state: ShownChart['state']): string {
  switch (state.kind) {
    case 'unasked':
    case 'shown':
      return '';
    case 'asking':
      return 'Putting the calls in their order…';
    case 'impossible':
      return `No order of time here: ${state.why} These are the sums, top down.`;
    case 'failed':
      return `${state.reason} These are the sums, top down.`;
  }
}

const unplacedWords = (count: number): string =>
  count === 0 ? '' : `${count} samples of the same moment as another one count, but have no bar.`;

const leftOutWords = (tree: FlameTree | undefined): string =>
  tree?.times?.leftOut === undefined
    ? ''
    : `There are more calls than can be sent: those of at most ${momentText(tree.times.leftOut, tree.times.unit)} are left out, and count as their callers’ own.`;

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    flex: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:empty': { display: 'none' },
    '& label': { margin: 0 },
  }),
});
