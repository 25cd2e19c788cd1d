import { isMoved, isVariable, OURS } from './plan.mjs';

// What each kind of reference to a data source turns into. A rule looks at one object of a dashboard, changes it in
// place and says what it did: `{ was, now }`, or `{ problem }` where it could do nothing.

/** `datasource` of a panel, query, variable or annotation: an object, or a name or uid as text in old dashboards. */
export function moveDataSource(node, plan) {
  const { datasource } = node;
  if (typeof datasource === 'string') {
    const uid = isVariable(datasource) ? undefined : plan.uids.get(datasource);
    if (uid === undefined) {
      return [];
    }
    node.datasource = { type: OURS.type, uid };
    return [{ was: datasource, now: textOf(node.datasource) }];
  }
  if (datasource === null || typeof datasource !== 'object' || Array.isArray(datasource)) {
    return [];
  }
  const { type, uid } = datasource;
  if (isMoved(type)) {
    const to = plan.uidFor(type, uid);
    if (to === undefined && uid !== undefined) {
      return [{ problem: `${type} ${uid}: ${plan.advice(type, uid)}` }];
    }
    node.datasource = { ...datasource, type: OURS.type, ...(uid !== undefined && { uid: to }) };
    return [{ was: textOf(datasource), now: textOf(node.datasource) }];
  }
  if (type === undefined && plan.uids.has(uid) && !isVariable(uid)) {
    node.datasource = { ...datasource, uid: plan.uids.get(uid) };
    return [{ was: uid, now: node.datasource.uid }];
  }
  return [];
}

/** Dashboards of schema 2: a query, or a variable of ad hoc filters, says its plugin in `group` and its uid in `name`. */
export function moveGroup(node, plan) {
  if (!isMoved(node.group)) {
    return [];
  }
  const uid = node.datasource?.name;
  const to = plan.uidFor(node.group, uid);
  if (to === undefined && uid !== undefined) {
    return [{ problem: `${node.group} ${uid}: ${plan.advice(node.group, uid)}` }];
  }
  const was = [node.group, uid].filter(Boolean).join(' ');
  node.group = OURS.type;
  if (uid !== undefined) {
    node.datasource.name = to;
  }
  return [{ was, now: [node.group, to].filter(Boolean).join(' ') }];
}

/** The first drafts of schema 2 say a query's plugin in `kind`; its data source stands beside it. */
export function moveKind(node) {
  if (!isMoved(node.kind) || node.spec === undefined) {
    return [];
  }
  const was = node.kind;
  node.kind = OURS.type;
  return [{ was: `kind ${was}`, now: `kind ${OURS.type}` }];
}

/** A variable that picks a data source: its type, and the data source that is picked. */
export function moveDataSourceVariable(node, plan) {
  const isFirst = node.type === 'datasource' && isMoved(node.query);
  const isSecond = node.kind === 'DatasourceVariable' && isMoved(node.spec?.pluginId);
  if (!isFirst && !isSecond) {
    return [];
  }
  const variable = isFirst ? node : node.spec;
  const field = isFirst ? 'query' : 'pluginId';
  const type = variable[field];
  variable[field] = OURS.type;
  const { current } = variable;
  const values = [current?.value ?? []].flat();
  const moved = values.map((uid) => plan.uidFor(type, uid));
  // Grafana picks the first data source of the type where none is picked, and looks its name up.
  const isKnown = values.length > 0 && moved.every((uid) => uid !== undefined);
  const value = Array.isArray(current?.value) ? moved : moved[0];
  variable.current = isKnown ? { ...current, text: value, value } : {};
  return [
    { was: [type, ...values].join(' '), now: [OURS.type, ...(isKnown ? moved : ['(the first one)'])].join(' ') },
    ...(variable.regex
      ? [{ note: `its regex ${variable.regex} picks data sources by name: see that the new one fits` }]
      : []),
  ];
}

/** What an export for sharing asks for when it is imported. */
export function moveImport(node, _plan, version) {
  if (node.type !== 'datasource') {
    return [];
  }
  if (isMoved(node.pluginId)) {
    const was = node.pluginId;
    Object.assign(node, { pluginId: OURS.type, ...('pluginName' in node && { pluginName: OURS.name }) });
    return [{ was, now: OURS.type }];
  }
  if (isMoved(node.id) && 'version' in node) {
    const was = `${node.id} ${node.version}`;
    Object.assign(node, { id: OURS.type, name: OURS.name, version });
    return [{ was, now: `${OURS.type} ${version}` }];
  }
  return [];
}

const textOf = ({ type, uid }) => [type, uid].filter(Boolean).join(' ');
