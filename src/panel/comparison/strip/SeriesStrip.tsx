import { LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';
import { from as fromPromise, switchMap } from 'rxjs';

import { type TimeWindow } from '../../../correlation/range';
import { type ProfileFrameMeta } from '../../../datasource/query';
import { visibleText } from '../../../profile/visibleText';
import { formatValue } from '../../profile/words';
import { errorText } from '../../query/errorText';
import { openProfileSource } from '../../query/profileSource';
import { lastResponse, readAnswer } from '../../query/runProfileQuery';
import { type ProfileOrigin, questionOf } from '../../query/useReshaped';
import { rangeText } from '../head/Sides';
import { type Series, seriesOf } from './seriesOf';
import { Strip } from './Strip';

interface Props {
  readonly meta: ProfileFrameMeta;
  readonly source: ProfileOrigin;
  /** Compares a range with the equal one before it. */
  readonly onRange: (range: TimeWindow) => void;
}

type Asked =
  | { readonly kind: 'loading' }
  | { readonly kind: 'series'; readonly series: Series }
  | { readonly kind: 'none'; readonly reason: string };

/** The profile that is shown over its own time: a range that is dragged over is compared with the one before. */
export default function SeriesStrip({ meta, source, onRange }: Props): React.JSX.Element {
  const state = useSeries(meta, source);
  const series = state.kind === 'series' ? state.series : undefined;
  const sides = useMemo(() => (series ? [{ word: 'Profile', from: series.from, to: series.to }] : []), [series]);
  if (state.kind === 'loading') {
    return <LoadingPlaceholder text="Asking for the series…" />;
  }
  if (state.kind === 'none') {
    return <p role="status">There is no series of this profile: {visibleText(state.reason)}</p>;
  }
  const { values, unit } = state.series;
  return (
    <Strip
      label="The profile over time"
      sides={sides}
      rows={[{ label: 'All', values }]}
      format={(value) => formatValue(value, unit)}
      wordsOf={({ from, to }) => rangeText({ from, to }, source.origin.timezone)}
      onRange={onRange}
    />
  );
}

/** About 100 points, in steps of a quarter of a minute, in ms. */
const stepOf = ({ from, to }: TimeWindow): number => 15_000 * Math.max(1, Math.ceil((to - from) / 100 / 15_000));

function useSeries(meta: ProfileFrameMeta, { uid, origin }: ProfileOrigin): Asked {
  const { range } = meta;
  const question = questionOf(meta);
  const key = JSON.stringify([uid, range, question]);
  const [given, setGiven] = useState<{ readonly key: string; readonly asked: Asked }>();
  useEffect(() => {
    const give = (asked: Asked): void => setGiven({ key, asked });
    const subscription = fromPromise(openProfileSource(uid))
      .pipe(
        switchMap((opened) =>
          lastResponse(opened, { range, query: question, queryType: 'metrics', intervalMs: stepOf(range) }, origin)
        )
      )
      .subscribe({
        next: (response) => {
          const series = seriesOf(response.data);
          const answer = series ? undefined : readAnswer(response);
          give(
            series
              ? { kind: 'series', series }
              : { kind: 'none', reason: answer && 'reason' in answer ? answer.reason : '' }
          );
        },
        error: (error: unknown) => give({ kind: 'none', reason: errorText(error) }),
      });
    return () => subscription.unsubscribe();
    // The key says all of the request.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return given?.key === key ? given.asked : { kind: 'loading' };
}
