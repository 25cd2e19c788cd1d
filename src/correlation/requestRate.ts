import { type RequestRate } from '../datasource/query';

/** The rate of requests that a PromQL expression gives, as Grafana's Prometheus data source takes a query. */
export function rateOfExpression(uid: string, expr: string): RequestRate {
  const datasource = { type: 'prometheus', uid };
  const query = { refId: 'A', datasource, expr, range: true, instant: false };
  return { datasource, query };
}
