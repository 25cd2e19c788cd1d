import { type DataSourceInstanceSettings, type TestDataSourceResponse } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { catchError, firstValueFrom, map, of } from 'rxjs';

import { type Backend, type BackendKind } from './backends/backend';
import { errorWords } from './errorWords';
import { backendOf, type ProfilingOptions } from './settings';

type Settings = DataSourceInstanceSettings<ProfilingOptions>;

/** "Save & test": says what is wrong with the settings, else what was reached. */
export async function testDatasource(settings: Settings, backend: Backend): Promise<TestDataSourceResponse> {
  const problem = missingUrl(settings.jsonData) ?? (await forbiddenUrl(settings));
  if (problem !== undefined) {
    return { status: 'error', message: problem };
  }
  const reached = await backend.health(new AbortController().signal);
  if (!reached.ok) {
    return { status: 'error', message: errorWords(reached.error) };
  }
  const name = { pyroscope: 'Pyroscope', parca: 'Parca', pprof: 'the pprof source' }[backend.kind];
  const version = reached.value.version === undefined ? '' : ` ${reached.value.version}`;
  return { status: 'success', message: `Reached ${name}${version}: ${reached.value.detail}.` };
}

function missingUrl(options: ProfilingOptions): string | undefined {
  if (options.url || (backendOf(options) === 'pprof' && options.filesUrl)) {
    return undefined;
  }
  return `No URL is set: enter the base URL of ${BASE[backendOf(options)]}.`;
}

const BASE: Readonly<Record<BackendKind, string>> = {
  pyroscope: 'Pyroscope (jsonData.url in provisioning)',
  parca: 'Parca (jsonData.url in provisioning)',
  pprof: 'a process (jsonData.url) or of a folder with pprof files (jsonData.filesUrl)',
};

/**
 * Grafana sends every request that matches no declared route to the data source's own `url`, with the stored
 * credentials: with one, any viewer could write to the server. Who may not read the settings cannot check them.
 */
async function forbiddenUrl({ uid, access }: Settings): Promise<string | undefined> {
  if (access === 'direct') {
    return 'Browser access is not supported: set access to "proxy", so that requests go through Grafana.';
  }
  const settings = getBackendSrv()
    .fetch<{ url?: string }>({ url: `/api/datasources/uid/${encodeURIComponent(uid)}`, showErrorAlert: false })
    .pipe(
      map(({ data }) => data.url),
      catchError(() => of(undefined))
    );
  const url = await firstValueFrom(settings);
  return url
    ? `The data source has a top-level url (${url}). Grafana forwards any request to it, also writing ones, from every viewer. Remove "url" and put the address into jsonData.url.`
    : undefined;
}
