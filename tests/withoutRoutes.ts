import { type Http } from '../src/datasource/backends/http';

/** A backend's requests straight to a server: the first part of a path is a route of plugin.json, which Grafana's proxy takes away. */
export const withoutRoutes =
  (http: Http): Http =>
  (request, signal) =>
    http({ ...request, path: request.path.replace(/^(pyroscope|parca|pprof)\//, '') }, signal);
