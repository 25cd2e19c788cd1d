/** Every object and list in a JSON value. `trail` holds its parents from the top, each with the key that leads on. */
export function* walk(node, trail = []) {
  if (node === null || typeof node !== 'object') {
    return;
  }
  yield { node, trail };
  for (const [key, child] of Object.entries(node)) {
    yield* walk(child, [...trail, { node, key }]);
  }
}

/** Where in a dashboard an object stands, in its user's words: the panel, variable or annotation, and the query. */
export function placeOf(node, trail) {
  let path = '';
  let place = 'dashboard';
  let query = '';
  const steps = [...trail.map(({ key }, at) => [key, trail[at + 1]?.node ?? node])];
  for (const [key, each] of steps) {
    path += `.${key}`;
    place = nameOf(path, each) ?? place;
    query = typeof each.refId === 'string' ? `, query ${each.refId}` : query;
  }
  return place + query;
}

/** In dashboards of schema 1, the path says what an object is; in those of schema 2, its kind. */
function nameOf(path, node) {
  const { id, title, name, label } = node.spec ?? node;
  if (/\.templating\.list\.\d+$/.test(path) || /Variable$/.test(node.kind)) {
    return `variable "${name}"`;
  }
  if (/\.annotations\.list\.\d+$/.test(path) || node.kind === 'AnnotationQuery') {
    return `annotation "${name}"`;
  }
  if (/\.__(inputs|requires)\.\d+$/.test(path)) {
    return `what the import asks for, "${label ?? name}"`;
  }
  if (/\.panels\.\d+$/.test(path) || /\.model$/.test(path) || node.kind === 'Panel') {
    return [`panel`, id, `"${title ?? ''}"`].filter((part) => part !== undefined).join(' ');
  }
  return undefined;
}
