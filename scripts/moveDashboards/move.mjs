import { moveLinks } from './links.mjs';
import { isMoved, isVariable } from './plan.mjs';
import { moveDataSource, moveDataSourceVariable, moveGroup, moveImport, moveKind } from './references.mjs';
import { placeOf, walk } from './walk.mjs';

const RULES = [moveDataSourceVariable, moveImport, moveGroup, moveKind, moveDataSource, moveLinks, findStuck];

/**
 * Moves the references of a dashboard, library panel or anything that holds them, in place. Says what changed
 * (`{ place, was, now }`), what could not be moved (`{ place, problem }`) and what to look at (`{ place, note }`).
 */
export function moveDashboard(dashboard, plan, version) {
  const known = plan.with([...walk(dashboard)].flatMap(({ node }) => referencesOf(node)));
  const done = [];
  for (const { node, trail } of walk(dashboard)) {
    for (const rule of RULES) {
      const place = () => placeOf(node, trail);
      done.push(...rule(node, known, version, trail).map((one) => ({ place: place(), ...one })));
    }
  }
  return done;
}

/** The uids that an object says the type of. */
function referencesOf({ datasource, group }) {
  return [
    ...(isMoved(datasource?.type) ? [datasource] : []),
    ...(isMoved(group) && datasource?.name ? [{ type: group, uid: datasource.name }] : []),
  ];
}

/** Plugins of Pyroscope from before Grafana bought it, with queries of their own. */
const FORMER = new Set(['pyroscope-datasource', 'pyroscope-panel']);

function findStuck(node, _plan, _version, trail) {
  const former = [node.type, node.datasource?.type, node.query].find((type) => FORMER.has(type));
  if (former !== undefined) {
    return [{ problem: `${former} is a plugin of its own, with other queries: write the query again` }];
  }
  if (node.libraryPanel && !node.libraryPanel.model && !trail[0]?.node.__elements?.[node.libraryPanel.uid]) {
    return [{ note: `library panel "${node.libraryPanel.name}" is kept elsewhere: export and move it too` }];
  }
  // A query of profiles without a data source that can be told. Those of schema 2 stand in an object that says it.
  if (typeof node.profileTypeId !== 'string' || trail.at(-1)?.key === 'spec') {
    return [];
  }
  const { datasource } = [...trail.map((step) => step.node), node].findLast((each) => each.datasource != null) ?? {};
  if (datasource === undefined || datasource === 'default') {
    return [{ problem: 'it uses the default data source: pick one in the panel, or see which one it is' }];
  }
  return typeof datasource === 'string' && !isVariable(datasource)
    ? [{ problem: `${datasource} is given by name: add --map ${JSON.stringify(`${datasource}=NEW_UID`)}` }]
    : [];
}
