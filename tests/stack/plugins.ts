import { readJson } from './files';

export interface PluginJson {
  readonly id: string;
  readonly type: 'app' | 'datasource' | 'panel';
  readonly name: string;
  readonly info: {
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots: ReadonlyArray<{ readonly path: string }>;
    readonly version: string;
  };
  readonly includes?: ReadonlyArray<{ readonly type: string; readonly name: string; readonly path: string }>;
  readonly routes?: ReadonlyArray<{
    readonly path: string;
    readonly method?: string;
    readonly url: string;
    readonly reqRole?: string;
  }>;
  readonly dependencies: { readonly grafanaDependency: string };
}

/** Folder of each plugin under src, the app's first. */
export const PLUGIN_DIRS = ['', 'datasource', 'panel'] as const;

export const pluginFile = (dir: string): string => ['src', dir, 'plugin.json'].filter(Boolean).join('/');
export const readPlugin = (dir: string): PluginJson => readJson<PluginJson>(pluginFile(dir));
export const pluginIds = (): string[] => PLUGIN_DIRS.map((dir) => readPlugin(dir).id);
