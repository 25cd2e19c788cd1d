import { type DataSourceApi, hasQueryExportSupport, hasQueryImportSupport } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

/**
 * What becomes of queries when Explore changes its data source, as Grafana's getImportableQueries has it: kept between
 * two of the same plugin, carried over as label selectors where both plugins can, else dropped.
 */
export async function importQueries(
  from: DataSourceApi,
  to: DataSourceApi,
  queries: readonly DataQuery[]
): Promise<readonly DataQuery[]> {
  const carried = await carry(from, to, [...queries]);
  return carried.map((query) => ({ ...query, datasource: to.getRef() }));
}

async function carry(from: DataSourceApi, to: DataSourceApi, queries: DataQuery[]): Promise<DataQuery[]> {
  if (from.meta.id === to.meta.id) {
    return queries;
  }
  return hasQueryExportSupport(from) && hasQueryImportSupport(to)
    ? to.importFromAbstractQueries(await from.exportToAbstractQueries(queries))
    : [];
}
