import {
  type AppPlugin,
  type AppPluginMeta,
  type PluginExtensionAddedLinkConfig,
  type PluginExtensionEventHelpers,
  type PluginExtensionLink,
  PluginExtensionTypes,
} from '@grafana/data';
import { type UsePluginLinksOptions, type UsePluginLinksResult } from '@grafana/runtime';
import { useMemo } from 'react';

import { importPlugin } from '../loader';
import { openModal } from './modals';

interface PlacedLink {
  readonly pluginId: string;
  readonly config: PluginExtensionAddedLinkConfig;
}
let placed: readonly PlacedLink[] = [];

/** Reads the links of apps from their built module.js. As in Grafana, those that plugin.json does not declare are dropped. */
export async function placeLinks(apps: readonly AppPluginMeta[]): Promise<void> {
  const perApp = apps.map(async (meta) => {
    const app = await importPlugin<AppPlugin>(meta.module);
    return app.addedLinkConfigs
      .filter((config) => isDeclared(config, meta))
      .map((config) => ({ pluginId: meta.id, config }));
  });
  placed = (await Promise.all(perApp)).flat();
}

function isDeclared(config: PluginExtensionAddedLinkConfig, meta: AppPluginMeta): boolean {
  const declared = meta.extensions?.addedLinks.find(({ title }) => title === config.title);
  const isIt = declared !== undefined && String(declared.targets) === String(config.targets);
  if (!isIt) {
    console.error(`${meta.id}: plugin.json does not declare the link "${config.title}" with the same targets`);
  }
  return isIt;
}

/** The links of one place for what the page shows there: `usePluginLinks` of Grafana's core. */
export function usePlacedLinks({
  extensionPointId,
  context,
  limitPerPlugin,
}: UsePluginLinksOptions): UsePluginLinksResult {
  const links = useMemo(
    () =>
      placed
        .filter(({ config }) => [config.targets].flat().includes(extensionPointId))
        .flatMap((link) => toLink(link, extensionPointId, context) ?? [])
        .slice(0, limitPerPlugin),
    [extensionPointId, context, limitPerPlugin]
  );
  return { links, isLoading: false };
}

function toLink(
  { pluginId, config }: PlacedLink,
  extensionPointId: string,
  context?: object
): PluginExtensionLink | undefined {
  const changed = config.configure ? config.configure(context) : {};
  if (!changed) {
    return undefined;
  }
  const onClick = changed.onClick ?? config.onClick;
  const unused = (): void => undefined;
  const helpers: PluginExtensionEventHelpers = {
    context,
    extensionPointId,
    openModal,
    openSidebar: unused,
    closeSidebar: unused,
    toggleSidebar: unused,
  };
  return {
    id: `${pluginId}-${config.title}`,
    type: PluginExtensionTypes.link,
    pluginId,
    title: changed.title ?? config.title,
    description: changed.description ?? config.description ?? '',
    icon: changed.icon ?? config.icon,
    path: changed.path ?? config.path,
    category: changed.category ?? config.category,
    ...(onClick && { onClick: (event) => onClick(event, helpers) }),
  };
}
