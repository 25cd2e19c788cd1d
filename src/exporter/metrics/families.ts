import { Counter, Gauge, type Registry } from 'prom-client';

import { type FeedConfig } from '../config/config';
import { type MetricFamily } from './metricFamily';

type Metric = Counter | Gauge;

/** The three metrics of a family. */
export interface FamilyMetrics {
  readonly total: Metric;
  readonly self: Metric;
  readonly service: Metric;
}

/** Makes the metrics of all feeds; feeds of the same family share theirs, with the labels of both. */
export function familyMetrics(registry: Registry, feeds: readonly FeedConfig[]): ReadonlyMap<string, FamilyMetrics> {
  const made = new Map<string, FamilyMetrics>();
  for (const { family } of feeds) {
    if (!made.has(family.total)) {
      const sharing = feeds.filter((other) => other.family.total === family.total);
      made.set(family.total, makeFamily(registry, family, labelNames(sharing)));
    }
  }
  return made;
}

function labelNames(feeds: readonly FeedConfig[]): string[] {
  const names = feeds.flatMap(({ labels, fixedLabels }) => [
    ...labels.map(({ metric }) => metric),
    ...Object.keys(fixedLabels),
  ]);
  return [...new Set(names)];
}

function makeFamily(registry: Registry, family: MetricFamily, names: string[]): FamilyMetrics {
  const make = (name: string, help: string, labels: string[]): Metric => {
    const options = { name, help: `${help} (${family.help})`, labelNames: labels, registers: [registry] };
    const metric = family.measure === 'flow' ? new Counter(options) : new Gauge(options);
    if (labels.length === 0) {
      // It would say 0 before anything was read.
      metric.remove();
    }
    return metric;
  };
  const ofFunction = ['function_name', ...names];
  return {
    total: make(family.total, 'Of a function and all that it calls. Not to be summed over functions', ofFunction),
    self: make(family.self, 'Of a function itself, without what it calls', ofFunction),
    service: make(family.service, 'Of a service, all of its stacks', names),
  };
}
