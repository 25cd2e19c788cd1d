import { type UPlotConfigBuilder } from '@grafana/ui';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type uPlot from 'uplot';

/**
 * The plot that is made of a config, for marks on top of it. Grafana's EventsCanvas misses a draw that comes before its
 * passive effects ran, which the first one may: so it is drawn once more after them.
 */
export function usePlot(config: UPlotConfigBuilder): RefObject<uPlot> {
  const plot = useRef<uPlot | null>(null);
  useLayoutEffect(() => config.addHook('init', (created) => void (plot.current = created)), [config]);
  useEffect(() => plot.current?.redraw(false, false), [config]);
  return plot;
}
