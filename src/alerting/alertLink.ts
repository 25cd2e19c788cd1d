import { comparisonLink } from '../correlation/comparisonLink';
import { FUNCTION_LABEL, type FunctionAlert, SERVICE_LABEL } from './functionAlert';
import { groupingOf } from './promql';

/** Where the link of an alert leads to. */
export interface LinkTarget {
  /** Root address of Grafana, with its sub-path. */
  readonly grafanaUrl: string;
  /** uid of the data source of the profiles. */
  readonly profileSource: string;
}

/** Templates that print the window of an alert, in milliseconds since the epoch. */
interface WindowTemplates {
  readonly from: string;
  readonly to: string;
}

/** Stand for the templates while the address is made, since it is made of what it is read by. */
const STAND_IN = { service: 'SERVICE', functionName: 'FUNCTION', from: 1111111111111, to: 2222222222222 };

/**
 * The address of the comparison of an alert, with templates in it: its service and function, in its window against the one
 * just before, which the page finds by itself. Names come from the labels of the alert when it fires.
 */
export function alertLink(
  alert: FunctionAlert,
  { grafanaUrl, profileSource }: LinkTarget,
  window: WindowTemplates
): string {
  const { service, functionName, from, to } = STAND_IN;
  const range = { from, to };
  const address = comparisonLink({ service, functionName, profileSource, range, window: { kind: 'previous' } })
    .replace(service, '{{ .Labels.service | urlquery }}')
    .replace(functionName, '{{ .Labels.function_name | urlquery }}')
    .replace(String(from), () => window.from)
    .replace(String(to), () => window.to);
  return `${grafanaUrl.replace(/\/+$/, '')}${address}${otherLabels(alert)}`;
}

/** The labels that an alert has beside its function and service, as a label selector. */
function otherLabels(alert: FunctionAlert): string {
  const names = groupingOf(alert).filter((name) => name !== FUNCTION_LABEL && name !== SERVICE_LABEL);
  const selector = `{${names.map((name) => `${name}=%q`).join(',')}}`;
  const values = names.map((name) => `.Labels.${name}`).join(' ');
  return names.length === 0 ? '' : `&labels={{ printf ${JSON.stringify(selector)} ${values} | urlquery }}`;
}
