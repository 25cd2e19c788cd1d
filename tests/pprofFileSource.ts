import { type DataQueryRequest, type DataQueryResponse, dateTime } from '@grafana/data';
import { lastValueFrom } from 'rxjs';

import { answerTargets } from '../src/datasource/answerTargets';
import { type Http } from '../src/datasource/backends/http';
import { createBackends } from '../src/datasource/createBackends';
import { migrateQuery } from '../src/datasource/migrateQuery';
import { PANEL_TYPE, type ProfilingQuery } from '../src/datasource/query';
import { answererOf } from './answererOf';

/** Asks a data source of raw pprof whose folder has one file, as the panel of a plugin asks it: Spanflame's where none is said. */
export function pprofFileSource(
  file: Uint8Array<ArrayBuffer>
): (wanted: Partial<ProfilingQuery>, panelPluginId?: string) => Promise<DataQueryResponse> {
  const http: Http = ({ path }) =>
    Promise.resolve({
      status: 200,
      contentType: '',
      body: path.endsWith('index.json') ? new TextEncoder().encode('["profile.pb.gz"]') : file,
    });
  const { backend } = createBackends(http, { backend: 'pprof', filesUrl: 'http://files' });
  return (wanted, panelPluginId = PANEL_TYPE) => {
    const [from, to] = [dateTime(0), dateTime(60_000)];
    const request = { panelPluginId, intervalMs: 60_000, range: { from, to, raw: { from, to } } };
    const query = migrateQuery({ refId: 'A', ...wanted, source: { kind: 'file', name: 'profile.pb.gz' } });
    return lastValueFrom(
      answerTargets([query], request as unknown as DataQueryRequest<ProfilingQuery>, answererOf(backend))
    );
  };
}
