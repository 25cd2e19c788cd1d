import { type DataFrame, type DataQueryRequest } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { of } from 'rxjs';

import { DATASOURCE_TYPE, type ProfilingQuery } from '../src/datasource/query';

/** Makes Grafana's one data source one of profiles that answers with a frame, whatever it is asked; its questions go to `requests`. */
export function answerWith(frame: DataFrame, requests: Array<DataQueryRequest<ProfilingQuery>>): void {
  const source = {
    type: DATASOURCE_TYPE,
    name: 'Profiles',
    getRef: () => ({ type: DATASOURCE_TYPE, uid: 'p1' }),
    query: (request: DataQueryRequest<ProfilingQuery>) => {
      requests.push(request);
      return of({ data: [frame] });
    },
  };
  // Its replacement is not for plugins outside Grafana.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const srv: Partial<DataSourceSrv> = { get: () => Promise.resolve(source as never) };
  setDataSourceSrv(srv as DataSourceSrv);
}
