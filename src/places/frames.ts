import { type DataFrame, type PanelData, type TimeRange } from '@grafana/data';

import { type DataSourceName } from '../correlation/exploreLink';
import { type Subject } from './subject';

/** What a page's frames are to this plugin, told by the names of their fields alone: whole frames are read when opened. */
type FrameKind = 'trace' | 'profile';

const FIELDS: Readonly<Record<FrameKind, readonly string[]>> = {
  trace: ['traceID', 'spanID', 'startTime', 'duration'],
  profile: ['level', 'value', 'self', 'label'],
};

/** What of a page or panel the links look at; nothing of it is certain. */
export interface Shown {
  readonly data?: Partial<Pick<PanelData, 'series' | 'timeRange' | 'request'>>;
  readonly targets?: ReadonlyArray<{ readonly datasource?: { readonly uid?: string; readonly type?: string } | null }>;
}

/** The frames of one kind that a page shows; `undefined` where it shows none. */
export function framesShown(page: Readonly<Shown> | undefined, kind: FrameKind): Subject | undefined {
  const series = page?.data?.series;
  const frames = Array.isArray(series) ? series.filter((frame: DataFrame) => isOf(frame, kind)) : [];
  if (frames.length === 0) {
    return undefined;
  }
  const { timeRange, request } = page?.data ?? {};
  // The targets of a request name the data source that was asked; those of a panel may leave it to the panel, or to a variable.
  const targets = [...(request?.targets ?? []), ...(page?.targets ?? [])];
  return {
    kind: 'loaded',
    frames,
    source: targets.map(({ datasource }) => nameOf(datasource)).find(Boolean),
    ...(timeRange && { range: windowOf(timeRange) }),
  };
}

function isOf(frame: DataFrame, kind: FrameKind): boolean {
  const names = frame.fields.map(({ name }) => name);
  return frame.length > 0 && FIELDS[kind].every((name) => names.includes(name));
}

const nameOf = (
  ref: { readonly uid?: string; readonly type?: string } | null | undefined
): DataSourceName | undefined => (ref?.uid && ref.type ? { uid: ref.uid, type: ref.type } : undefined);

const windowOf = ({ from, to }: TimeRange): { readonly from: number; readonly to: number } => ({
  from: from.valueOf(),
  to: to.valueOf(),
});
