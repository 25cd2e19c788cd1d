import { type Measure } from '../../profile/measure';
import { type SampleType } from '../../profile/profile';
import { grafanaUnit } from '../../profile/unit';

/** A unit of Grafana, and what a value is multiplied by to be in it. */
export interface SeriesUnit {
  readonly unit: string;
  readonly scale: number;
}

/**
 * The unit of values over time. Flows are per second: CPU time makes `cores`, bytes `binBps`, a count `ops`; other times,
 * such as the delay of locks, stay nanoseconds, as in Grafana's own data source. Levels have the unit of the flame graph.
 */
export function seriesUnit({ type, unit: pprofUnit }: SampleType, measure: Measure): SeriesUnit {
  const { unit, scale } = grafanaUnit(pprofUnit);
  if (measure === 'level') {
    return { unit, scale };
  }
  switch (unit) {
    case 'ns':
      return /^cpu/i.test(type) ? { unit: 'cores', scale: scale / 1e9 } : { unit, scale };
    case 'bytes':
      return { unit: 'binBps', scale };
    case 'short':
      return { unit: 'ops', scale };
  }
}
