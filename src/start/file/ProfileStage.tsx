import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type ReadingPlace } from '../../panel/findings/readingPlace';
import { useReading } from '../../panel/findings/useReading';
import FlameView from '../../panel/flame/view/FlameView';
import { AWAITED_TREE } from '../../panel/flame/awaitedTree';
import { type LineSource } from '../../panel/flame/lines/lineSource';
import { type ChartSource } from '../../panel/flame/view/chartSource';
import { type ViewActions } from '../../panel/flame/view/RowMenu';
import { type ViewLink } from '../../panel/flame/view/useViewState';
import { figuresOf } from '../../panel/profile/figures';
import { type ExportedProfile } from '../../profile/formats/exportedProfile';

interface Props {
  readonly profile: ExportedProfile;
  /** Keeps the state of the view while another tree of the file is made. */
  readonly link: ViewLink;
  readonly place: ReadingPlace;
  readonly lines: LineSource;
  readonly chart: ChartSource;
}

/** A profile of a file to look around in. */
export default function ProfileStage({ profile, link, place, lines, chart }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { tree, durationNanos } = profile;
  const seconds = durationNanos === undefined ? undefined : durationNanos / 1e9;
  const figures = useMemo(() => figuresOf(tree, seconds), [tree, seconds]);
  const actions = useMemo((): ViewActions => ({ ...ACTIONS, lines, chart }), [lines, chart]);
  const isAwaited = tree === AWAITED_TREE;
  const remarks = useReading(isAwaited ? undefined : tree, place);
  return (
    <div className={styles.stage}>
      <FlameView
        tree={tree}
        figures={figures}
        summary={`Flame graph of ${profile.name}: ${isAwaited ? 'its tree is made' : figures.format(tree.total[0])}`}
        link={link}
        actions={actions}
        remarks={remarks}
        about={profile}
      />
    </div>
  );
}

const ACTIONS: ViewActions = {
  alertOn: () => ({ kind: 'impossible', why: 'this profile is from a file: there is no service to watch' }),
};

const getStyles = () => ({ stage: css({ height: 'max(520px, 100vh - 160px)' }) });
