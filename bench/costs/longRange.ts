import { type DataFrame } from '@grafana/data';
import { deepStrictEqual } from 'node:assert';

import { type ProfilingOptions } from '../../src/datasource/settings';
import { race } from '../measure';
import { report } from '../report';
import { openSource } from './answer';
import { startStore } from './benchStore';
import { profileAt } from './profiles';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 20_000 * DAY;
const TARGET = { profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', labelSelector: '{service_name="cart"}' };
/** Trees of so many instances take turns, hour by hour; all of them together fit the rows of a frame. */
const INSTANCES = 6;
const NODES = 2_500;
const ROUNDS = 3;

/**
 * A profile of seven days, read in parts of a day, against one query for all of it: the same frame, and how long each
 * takes. Then how the time of the parts grows from one day on. Nothing is kept from one call to the next.
 */
export async function longRange(): Promise<void> {
  const store = await startStore();
  for (let hour = 0; hour < 7 * 24; hour++) {
    await store.push('cart', profileAt(START + hour * HOUR + HOUR / 2, NODES, hour % INSTANCES));
  }
  const ask = async (days: number, options: ProfilingOptions): Promise<readonly DataFrame[]> =>
    openSource(store.url, options).ask([TARGET], { from: START, to: START + days * DAY - 1 });
  const inParts = (days: number) => ask(days, { maxQueryLength: '24h' });
  const atOnce = (days: number) => ask(days, { maxQueryLength: '30d' });

  deepStrictEqual(valuesOf(await inParts(7)), valuesOf(await atOnce(7)));
  const week = await race(
    () => inParts(7),
    () => atOnce(7),
    ROUNDS
  );
  report('range-7d', 'one query', 'ms', week.ours, week.theirs);
  for (const days of [2, 4, 7]) {
    const millis = await race(
      () => inParts(days),
      () => inParts(1),
      ROUNDS
    );
    report('range-7d', `linear growth, 1 to ${days} days`, 'times', millis.ours / millis.theirs, days);
  }
  store.end();
}

const valuesOf = (frames: readonly DataFrame[]): unknown => {
  const [{ fields, meta }] = frames;
  const { functions, rows } = meta?.custom ?? {};
  return { fields: fields.map(({ name, values }) => [name, values]), functions, rows };
};
