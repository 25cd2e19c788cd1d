import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { FlameGraphView } from '../flame/FlameGraphView';
import { functionsInFrame, totalOf, unitOf } from '../flame/flameFrame';
import { FunctionTable } from '../flame/FunctionTable';
import { type ShownProfile } from '../query/runProfileQuery';
import { formatValue } from './words';

interface Props {
  readonly profile: ShownProfile;
  /** Begins the summary for screen readers: what the samples are of. */
  readonly what: string;
}

/** A profile as flame graph and as table of functions. */
export function ProfileContent({ profile, what }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { frame, meta } = profile;
  const [through, setThrough] = useState<{ readonly frame: typeof frame; readonly name: string }>();
  const functions = useMemo(() => meta?.functions ?? functionsInFrame(frame), [frame, meta]);
  const picked = through?.frame === frame ? through.name : undefined;
  const pick = useMemo(
    () =>
      (name: string | undefined): void =>
        setThrough(name === undefined ? undefined : { frame, name }),
    [frame]
  );
  const unit = unitOf(frame);
  const total = totalOf(frame);
  const top = functions.name[0];
  const summary = [
    `Flame graph of ${what}: ${formatValue(total, unit)} in ${functions.name.length} functions.`,
    top !== undefined && total > 0 && `Most of its own has ${top}: ${formatValue(functions.self[0], unit)}.`,
  ];
  return (
    <div className={styles.content}>
      <div className={styles.graph}>
        <FlameGraphView frame={frame} summary={summary.filter(Boolean).join(' ')} through={picked} onThrough={pick} />
      </div>
      <div className={styles.table}>
        <FunctionTable functions={functions} total={total} unit={unit} picked={picked} onPick={pick} />
      </div>
      {profile.notices.length > 0 && (
        <ul className={styles.notices}>
          {profile.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({
    containerType: 'inline-size',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    height: '100%',
    minHeight: 0,
    alignContent: 'stretch',
  }),
  graph: css({ flex: '3 1 380px', minWidth: 0, minHeight: 160, maxHeight: '100%', overflow: 'auto' }),
  table: css({ flex: '2 1 340px', minWidth: 0, minHeight: 200, maxHeight: '100%' }),
  notices: css({
    flex: '1 0 100%',
    margin: 0,
    listStyle: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
