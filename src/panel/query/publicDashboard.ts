import { config } from '@grafana/runtime';

/**
 * Whether the page is a dashboard that is shared with everybody. Its users have no rights, and Grafana runs the queries
 * that are saved in it and no others, so nothing can be asked of a data source from here.
 *
 * @see https://grafana.com/developers/plugin-tools/how-to-guides/data-source-plugins/add-support-for-externally-shared-dashboards
 */
export const isPublicDashboard = (): boolean => Boolean(config.publicDashboardAccessToken);
