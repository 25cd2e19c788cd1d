import { isMoved, OURS } from './plan.mjs';

/** Links to Explore and to dashboards, which name data sources in their address, and links of a panel's own. */
export function moveLinks(node, plan) {
  const done = [];
  if (typeof node.datasourceUid === 'string' && plan.uids.has(node.datasourceUid)) {
    const was = node.datasourceUid;
    node.datasourceUid = plan.uids.get(was);
    done.push({ was: `link to ${was}`, now: `link to ${node.datasourceUid}` });
  }
  if (typeof node.url !== 'string') {
    return done;
  }
  if (/\/a\/grafana-(pyroscope-app|exploreprofiles)/.test(node.url)) {
    return [
      ...done,
      { note: 'a link to Profiles Drilldown stays: that app reads Grafana’s own Pyroscope data source' },
    ];
  }
  const url = /\/explore\b/.test(node.url) ? explore(node.url, plan) : variables(node.url, plan);
  if (url !== node.url) {
    done.push({ was: `link ${node.url}`, now: `link ${url}` });
    node.url = url;
  }
  return /\/explore\b/.test(url) && quoted(url).some(isMoved)
    ? [...done, { problem: `link ${url}: its data source is none of those that are moved` }]
    : done;
}

/** A uid in the JSON of an address stands in quotes, plain or percent-encoded. Its type changes with it. */
function explore(url, plan) {
  const swapped = swapQuoted(url, (text) => plan.uids.get(text));
  const isOurs = swapped !== url || quoted(url).some((text) => text.startsWith('$'));
  return isOurs ? swapQuoted(swapped, (text) => (isMoved(text) ? OURS.type : undefined)) : url;
}

const QUOTED = /("|%22|\\")((?:(?!"|%22|\\").)*)\1/g;

const quoted = (url) => [...url.matchAll(QUOTED)].map(([, , text]) => text);

const swapQuoted = (url, swap) =>
  url.replace(QUOTED, (whole, quote, text) => {
    const other = swap(text);
    return other === undefined ? whole : quote + other + quote;
  });

/** `var-source=uid` in a link to another dashboard. */
const variables = (url, plan) =>
  url.replace(/([?&]var-[^=&]+=)([^&#]+)/g, (whole, name, uid) =>
    plan.uids.has(uid) ? name + plan.uids.get(uid) : whole
  );
