import { type DataFrame, isTimeSeriesFrame, type PanelData } from '@grafana/data';

/** The frames of an answer by what draws them, as Grafana's Explore sorts them (decorateWithFrameTypeMetadata). */
export interface FrameKinds {
  readonly graphs: readonly DataFrame[];
  readonly flameGraphs: readonly DataFrame[];
  readonly heatmaps: readonly DataFrame[];
  readonly tables: readonly DataFrame[];
  readonly traces: readonly DataFrame[];
}

/** Frames that say nothing of themselves are a graph when they are a time series, else a table. Empty ones are left out. */
export function frameKinds(series: readonly DataFrame[]): FrameKinds {
  const of = (kind: Kind): readonly DataFrame[] => series.filter((frame) => frame.length > 0 && kindOf(frame) === kind);
  return {
    graphs: of('graph'),
    flameGraphs: of('flamegraph'),
    heatmaps: of('heatmap'),
    tables: of('table'),
    traces: of('trace'),
  };
}

type Kind = 'graph' | 'flamegraph' | 'heatmap' | 'table' | 'trace';

function kindOf(frame: DataFrame): Kind {
  if (frame.meta?.type === 'heatmap-cells') {
    return 'heatmap';
  }
  switch (frame.meta?.preferredVisualisationType) {
    case 'graph':
    case 'flamegraph':
    case 'table':
    case 'trace':
      return frame.meta.preferredVisualisationType;
    default:
      return isTimeSeriesFrame(frame) ? 'graph' : 'table';
  }
}

/** Single profiles or spans, drawn as points on a graph or heatmap. */
export const exemplarFrames = ({ annotations }: PanelData): DataFrame[] =>
  (annotations ?? []).filter(({ name }) => name === 'exemplar');

/** Events of annotation queries, drawn as lines across a graph. */
export const eventFrames = ({ annotations }: PanelData): DataFrame[] =>
  (annotations ?? []).filter(({ name }) => name !== 'exemplar');
