import { type BuildOptions } from 'esbuild';

export declare const GRAFANA_PAGE: BuildOptions;
