import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, Spinner, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type TimeWindow } from '../../../correlation/range';
import { type ComparedProfile, type ProfileFrameMeta } from '../../../datasource/query';
import { visibleText } from '../../../profile/visibleText';
import { readFlameFrame } from '../../flame/frameTree';
import FlameView from '../../flame/view/FlameView';
import { type ViewLink } from '../../flame/view/useViewState';
import { figuresOf } from '../../profile/figures';
import { lineSourceOf } from '../../query/askLines';
import { type ProfileAnswer } from '../../query/runProfileQuery';
import { type ProfileOrigin } from '../../query/useReshaped';
import { rangeText } from '../head/Sides';
import { type SliceState, useSlice } from './useSlice';

interface Props {
  readonly of: ComparedProfile;
  readonly slice: TimeWindow & { readonly word: string };
  readonly about: ProfileFrameMeta | undefined;
  readonly source: ProfileOrigin;
  readonly link: ViewLink;
  readonly onClose: () => void;
}

/** The profile of one slice of a comparison, in the place of its graph. */
export function SliceView({ of, slice, about, source, link, onClose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { from, to, word } = slice;
  const asked = { kind: 'profile', range: { from, to }, datasource: of.datasource, question: of.question } as const;
  const state = useSlice(asked, about && { meta: about, uid: source.uid }, source.origin);
  const answer = answerOf(state);
  const what = `${word.toLowerCase()} side, ${rangeText({ from, to }, source.origin.timezone)}`;
  return (
    <div className={styles.slice} data-testid="slice">
      <div className={styles.strip} role="status">
        {state.kind === 'loading' ? <Spinner inline /> : <Icon name="clock-nine" />}
        <bdi>{state.kind === 'loading' ? `Asking for the slice: ${what}…` : wordsOf(answer, what)}</bdi>
        <Button size="sm" variant="secondary" fill="text" onClick={onClose}>
          Back to the comparison
        </Button>
      </div>
      {answer?.kind === 'profile' && (
        <Graph
          answer={answer}
          seconds={(to - from) / 1000}
          what={what}
          link={link}
          uid={of.datasource || source.uid}
          source={source}
        />
      )}
    </div>
  );
}

const answerOf = (state: SliceState): ProfileAnswer | undefined => {
  switch (state.kind) {
    case 'none':
      return undefined;
    case 'loading':
      return state.before;
    case 'answered':
      return state.answer;
  }
};

const wordsOf = (answer: ProfileAnswer | undefined, what: string): string =>
  answer && 'reason' in answer
    ? `No slice (${what}): ${visibleText(answer.reason)}`
    : `Shown: the slice of the ${what}.`;

interface GraphProps extends Pick<Props, 'link' | 'source'> {
  readonly answer: Extract<ProfileAnswer, { kind: 'profile' }>;
  readonly seconds: number;
  readonly what: string;
  /** Data source of the slice. */
  readonly uid: string;
}

function Graph({ answer, seconds, what, link, uid, source }: GraphProps): React.JSX.Element {
  const { frame, meta } = answer.profile;
  const read = useMemo(() => readFlameFrame(frame), [frame]);
  const figures = useMemo(() => (read.ok ? figuresOf(read.value, seconds) : undefined), [read, seconds]);
  // Where the query came from matters to logs only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const actions = useMemo(() => ({ lines: lineSourceOf(meta, { ...source, uid }) }), [meta, uid]);
  return read.ok && figures ? (
    <FlameView
      tree={read.value}
      figures={figures}
      summary={`Flame graph of a slice: ${what}.`}
      link={link}
      actions={actions}
      about={{ name: `slice ${what}` }}
    />
  ) : (
    <p>{read.ok ? '' : read.error}</p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  slice: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    height: '100%',
    '& > :last-child': { flex: 1, minHeight: 0 },
  }),
  strip: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: 'none' }),
});
