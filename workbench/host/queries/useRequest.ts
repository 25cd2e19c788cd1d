import { LoadingState, type PanelData, type TimeRange } from '@grafana/data';
import { useEffect, useState } from 'react';

import { type Asked, requestOf } from './request';
import { runRequest } from './runRequest';

interface Latest {
  readonly asked: Asked;
  readonly data: PanelData;
}

/**
 * The answer to what is asked; another `asked` runs anew and cancels what still runs. While the first frames are waited
 * for, those of the run before stay, as in Grafana.
 */
export function useRequest(asked: Asked | undefined, range: TimeRange): PanelData {
  const [latest, setLatest] = useState<Latest>();
  useEffect(() => {
    if (!asked) {
      return undefined;
    }
    const running = runRequest(asked.source, requestOf(asked)).subscribe((data) => setLatest({ asked, data }));
    return () => running.unsubscribe();
  }, [asked]);

  if (!asked) {
    return { state: LoadingState.NotStarted, series: [], timeRange: range };
  }
  if (latest?.asked === asked) {
    return latest.data;
  }
  const stays = latest?.asked.source === asked.source ? latest.data : { series: [], timeRange: asked.range };
  return { ...stays, state: LoadingState.Loading };
}
