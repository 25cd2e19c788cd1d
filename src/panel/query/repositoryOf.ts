import { type ProfileFrameMeta } from '../../datasource/query';
import { parseLabelSelector } from '../../profile/labelSelector';
import { readRepositoryLink, repositoryUrl } from '../../profile/repositoryLink';
import { err, ok, type Result } from '../../profile/result';
import { visibleText } from '../../profile/visibleText';
import { type LineUrl } from '../flame/lines/lineSource';
import { listsLabelValues, openProfileSource, type ProfileSource } from './profileSource';

/**
 * Where the source files of a profile are on the web, as its data source was told; `undefined` where it was told nothing.
 * Labels come from the profile's selector, or are asked for: one with several values there says which version it is of none.
 */
export async function repositoryOf(
  uid: string,
  meta: ProfileFrameMeta,
  signal: AbortSignal
): Promise<Result<LineUrl, string> | undefined> {
  const source = await openProfileSource(uid);
  const { url, prefix } = settingsOf(source);
  if (url === '') {
    return undefined;
  }
  const link = readRepositoryLink(url, prefix);
  if (!link.ok) {
    return err(`The data source's link to the repository is not right. ${link.error}.`);
  }
  const values = new Map<string, string>();
  for (const name of link.value.labels) {
    const value = selected(meta.labelSelector, name) ?? (await onlyValue(source, meta, name, signal));
    if (typeof value !== 'string') {
      return err(value.problem);
    }
    values.set(name, value);
  }
  return ok((file, line) => repositoryUrl(link.value, (name) => values.get(name) ?? '', file, line));
}

function settingsOf(source: ProfileSource): { readonly url: string; readonly prefix: string } {
  const { url, prefix }: { url?: unknown; prefix?: unknown } =
    'repository' in source ? ((source.repository ?? {}) as object) : {};
  return { url: typeof url === 'string' ? url.trim() : '', prefix: typeof prefix === 'string' ? prefix.trim() : '' };
}

/** The value that a selector has for a label; `undefined` where it leaves that open. */
function selected(selector: string, name: string): string | undefined {
  const matchers = parseLabelSelector(selector);
  return matchers.ok ? matchers.value.find((one) => one.name === name && one.op === '=')?.value : undefined;
}

async function onlyValue(
  source: ProfileSource,
  { range, profileTypeId, labelSelector }: ProfileFrameMeta,
  name: string,
  signal: AbortSignal
): Promise<string | { readonly problem: string }> {
  const values = listsLabelValues(source)
    ? await source.labelValues(name, { range, profileTypeId, labelSelector }, signal)
    : undefined;
  if (!values?.ok) {
    return { problem: `The link to the repository needs the label ${name}, and its values could not be asked for.` };
  }
  const [first = '', second] = values.value.filter((value) => value !== '');
  return second === undefined
    ? first
    : {
        problem: `The link to the repository needs one value of the label ${name}; the profile is of ${visibleText(first)}, ${visibleText(second)}${values.value.length > 2 ? ' and more' : ''}. Narrow the query to one.`,
      };
}
