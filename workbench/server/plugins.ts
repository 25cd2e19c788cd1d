import { globSync } from 'glob';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A route of a data source's plugin.json, as Grafana's proxy runs it. */
export interface Route {
  readonly path: string;
  readonly method?: string;
  readonly url?: string;
  readonly headers?: readonly NameAndContent[];
  readonly urlParams?: readonly NameAndContent[];
}
export interface NameAndContent {
  readonly name: string;
  readonly content: string;
}

export interface PluginJson {
  readonly id: string;
  readonly type: 'app' | 'datasource' | 'panel';
  readonly name: string;
  readonly routes?: readonly Route[];
}

export interface InstalledPlugin {
  readonly json: PluginJson;
  /** Folder of its plugin.json, absolute. */
  readonly dir: string;
}

/** Where a nested plugin is served from: newer Grafana nests it in its app, older serves it by its own id. */
export type AssetScheme = 'nested' | 'own';

/** The built plugins below `dist`. */
export class PluginCatalog {
  private readonly byId: ReadonlyMap<string, InstalledPlugin>;
  private readonly appId: string;

  constructor(private readonly dist: string) {
    const found = globSync('**/plugin.json', { cwd: dist, absolute: true }).map((file): [string, InstalledPlugin] => {
      const json = JSON.parse(readFileSync(file, 'utf8')) as PluginJson;
      return [json.id, { json, dir: path.dirname(file) }];
    });
    this.byId = new Map(found);
    const app = [...this.byId.values()].find(({ dir }) => path.resolve(dir) === path.resolve(dist));
    if (!app) {
      throw new Error(`${dist} holds no built app: run npm run build`);
    }
    this.appId = app.json.id;
  }

  get(id: string): InstalledPlugin | undefined {
    return this.byId.get(id);
  }

  all(): readonly InstalledPlugin[] {
    return [...this.byId.values()];
  }

  /** The folder of a plugin below the server's root, without a slash at either end. */
  baseUrl({ json, dir }: InstalledPlugin, scheme: AssetScheme): string {
    return scheme === 'own'
      ? `public/plugins/${json.id}`
      : path.posix.join('public/plugins', this.appId, path.relative(this.dist, dir).split(path.sep).join('/'));
  }
}
