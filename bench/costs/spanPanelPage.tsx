import { createTheme, dateTime, EventBusSrv, LoadingState, type PanelProps, ThemeContext } from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NEVER } from 'rxjs';

import { DEFAULT_OPTIONS, type PanelOptions } from '../../src/panel/options';
import SpanProfilePanel from '../../src/panel/SpanProfilePanel';
import { spanTrace } from './spanTrace';

const CPU = { id: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', name: 'process_cpu', sampleType: 'cpu' };
const SOURCE = {
  type: 'spanflame-profiles-datasource',
  name: 'Profiles',
  getRef: () => ({ type: 'spanflame-profiles-datasource', uid: 'p' }),
  getProfileTypes: () => Promise.resolve([CPU]),
  query: () => NEVER,
};
setDataSourceSrv({
  get: () => Promise.resolve(SOURCE),
  getList: () => [{ uid: 'p', name: 'Profiles' }],
} as unknown as DataSourceSrv);

const WIDTH = 1300;
const HEIGHT = 700;
let root: Root | undefined;

/** Shows the panel with a trace; ms from the frame to the first painted rows. */
export async function paint(spans: number): Promise<number> {
  root?.unmount();
  const frame = spanTrace(spans);
  const host = document.getElementById('root') ?? document.body;
  const now = dateTime(1_795_375_920_000);
  const range = { from: now, to: dateTime(1_795_376_920_000), raw: { from: 'now-1h', to: 'now' } };
  const props = {
    id: 1,
    data: { state: LoadingState.Done, series: [frame], timeRange: range },
    timeRange: range,
    timeZone: 'utc',
    options: DEFAULT_OPTIONS,
    width: WIDTH,
    height: HEIGHT,
    eventBus: new EventBusSrv(),
    replaceVariables: (text: string) => text,
    onOptionsChange: () => undefined,
  } as unknown as PanelProps<PanelOptions>;
  const start = performance.now();
  root = createRoot(host);
  root.render(
    <ThemeContext.Provider value={createTheme()}>
      <SpanProfilePanel {...props} />
    </ThemeContext.Provider>
  );
  await until(() => document.querySelectorAll('[data-testid=span-row]').length > 5);
  return performance.now() - start;
}

/** Clicks a row; ms to the painted answer that it is picked and asked for. */
export async function pick(row: number): Promise<number> {
  const element = document.querySelectorAll<HTMLElement>('[data-testid=span-row]')[row];
  const id = element.dataset.spanId;
  const start = performance.now();
  element.click();
  await until(
    () => document.querySelector('[data-testid=span-row][aria-selected=true]')?.getAttribute('data-span-id') === id
  );
  await until(() => document.querySelector('[data-testid=profile-reason]') !== null);
  return performance.now() - start;
}

/** Waits for what is true in a frame that was painted. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) {
    await frame();
  }
  await frame();
}

/** The end of the next frame. */
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(undefined);
    });
  });
