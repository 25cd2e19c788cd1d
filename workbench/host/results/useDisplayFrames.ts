import {
  applyFieldOverrides,
  type DataFrame,
  type DataLinkPostProcessor,
  type FieldConfigSource,
  mapInternalLinkToExplore,
  type TimeRange,
} from '@grafana/data';
import { config, getTemplateSrv, locationService } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { useMemo } from 'react';

import { exploreUrl } from '../pages/exploreUrl';
import { fieldConfigRegistry } from './fieldConfigs';

/** Frames with what Grafana adds before it draws them: display processors by unit, colours, and links that can be followed. */
export function useDisplayFrames(
  frames: readonly DataFrame[],
  range: TimeRange,
  fieldConfig: FieldConfigSource
): DataFrame[] {
  return useMemo(
    () =>
      applyFieldOverrides({
        data: [...frames],
        fieldConfig,
        fieldConfigRegistry,
        replaceVariables: (text, scoped, format) => getTemplateSrv().replace(text, scoped, format),
        theme: config.theme2,
        timeZone: 'browser',
        dataLinkPostProcessor: linksInto(range),
      }),
    [frames, range, fieldConfig]
  );
}

/** A link to a query opens Explore with it, over the link's own range or the one that is shown. */
const linksInto =
  (range: TimeRange): DataLinkPostProcessor =>
  ({ link, linkModel, dataLinkScopedVars, field, replaceVariables }) =>
    link.internal
      ? mapInternalLinkToExplore({
          link,
          internalLink: link.internal,
          scopedVars: dataLinkScopedVars,
          field,
          range: link.internal.range ?? range,
          replaceVariables,
          onClickFn: (target) => {
            if (target) {
              const { datasourceUid: uid, queries, range: over = range } = target;
              locationService.push(exploreUrl({ uid, queries: queries as DataQuery[], range: over.raw }));
            }
          },
        })
      : linkModel;
