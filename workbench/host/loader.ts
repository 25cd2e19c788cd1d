import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';

import { sharedModules } from './sharedModules';

interface LoaderPrototype {
  shouldFetch: (url: string) => boolean;
  fetch: (url: string, options?: unknown) => Promise<Response>;
}
interface SystemJs {
  readonly constructor: { readonly prototype: LoaderPrototype };
  set(id: string, module: object): void;
  addImportMap(map: { readonly imports: Readonly<Record<string, string>> }): void;
  import(id: string): Promise<unknown>;
}
interface LoaderWindow {
  readonly System: SystemJs;
  define?: unknown;
  workbenchDefine?: unknown;
}

/*
 * Loads the built bundles as Grafana does: SystemJS with its AMD extra, packages that Grafana shares under their own
 * names, and `define` visible to plugin code only.
 */
const page = window as unknown as LoaderWindow;
page.workbenchDefine = page.define;
delete page.define;

const { prototype } = page.System.constructor;
const fetchSource = prototype.fetch;
prototype.shouldFetch = () => true;
prototype.fetch = async function (this: unknown, url, options) {
  const answer = await fetchSource.call(this, url, options);
  if (!answer.ok || !new URL(url).pathname.endsWith('.js')) {
    return answer;
  }
  const source = await answer.text();
  return new Response(`(function(define){${source}\n})(window.workbenchDefine);`, {
    headers: { 'content-type': 'text/javascript' },
  });
};

const imports: Record<string, string> = {};
for (const [name, module] of Object.entries(sharedModules)) {
  imports[name] = `package:${name}`;
  page.System.set(imports[name], module);
}
page.System.addImportMap({ imports });

/** The `plugin` that a module.js exports. */
export async function importPlugin<T>(module: string): Promise<T> {
  const { plugin } = (await page.System.import(`${window.location.origin}/${module}`)) as { plugin?: T };
  if (!plugin) {
    throw new Error(`${module} exports no plugin`);
  }
  return plugin;
}
