import { appLink } from '../correlation/appLink';

/** Where the link of an alert leads to. */
export interface LinkTarget {
  /** Root address of Grafana, with its sub-path. */
  readonly grafanaUrl: string;
  /** uid of the data source of the profiles. */
  readonly profileSource: string;
}

/** Parts of an address that are known when the alert fires: templates that print what is to stand in the query of a URL. */
export interface LinkTemplates {
  readonly service: string;
  /** Milliseconds since the epoch: the window of the alert. */
  readonly from: string;
  readonly to: string;
}

/** Stand for the templates while the address is made, since it is made of what it is read by. */
const STAND_IN = { service: 'spanflame-service', from: 1111111111111, to: 2222222222222 };

/** The address of the profiles of an alert, with templates in it. */
export function alertLink({ grafanaUrl, profileSource }: LinkTarget, templates: LinkTemplates): string {
  const { service, from, to } = STAND_IN;
  const path = appLink({ of: 'profile', service, profileSource, range: { from, to } })
    .replace(service, () => templates.service)
    .replace(String(from), () => templates.from)
    .replace(String(to), () => templates.to);
  return `${grafanaUrl.replace(/\/+$/, '')}${path}`;
}
