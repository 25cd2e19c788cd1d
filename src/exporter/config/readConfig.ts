import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';

import { err, ok, type Result } from '../../profile/result';
import { type BackendConfig, type Config, type FeedConfig } from './config';
import { readFeed } from './readFeed';
import { readRemoteWrite } from './readRemoteWrite';
import { type ConfigPath, type ConfigProblem, Places } from './problem';
import { type ConfigFile, FILE } from './schema';
import { authHeaders, type SecretSources } from './secrets';

/**
 * Reads the exporter's YAML. Every mistake that is found is an error with its line; a file with one is not used in part.
 * Format: docs/exporter.md
 */
export async function readConfig(
  yaml: string,
  sources: SecretSources
): Promise<Result<Config, readonly ConfigProblem[]>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  if (document.errors.length > 0) {
    return err(
      document.errors.map(({ message, linePos }) => ({
        line: linePos?.[0].line ?? 1,
        column: linePos?.[0].col ?? 1,
        detail: message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
      }))
    );
  }
  const places = new Places(document, lines);
  const parsed = v.safeParse(FILE, document.toJS() ?? {});
  if (!parsed.success) {
    return err(parsed.issues.map((issue) => places.problem(pathOf(issue), wordsOf(issue))));
  }
  return buildConfig(parsed.output, places, sources);
}

async function buildConfig(
  file: ConfigFile,
  places: Places,
  sources: SecretSources
): Promise<Result<Config, readonly ConfigProblem[]>> {
  const problems: ConfigProblem[] = [];
  const refuse = (path: ConfigPath, detail: string): void => void problems.push(places.problem(path, detail));

  if (file.step < 1000 || file.step % 1000 !== 0) {
    refuse(['step'], 'a step is a whole number of seconds');
  }
  const backends = new Map<string, BackendConfig>();
  for (const [name, entry] of Object.entries(file.backends)) {
    const headers = authHeaders(entry, sources);
    if (!headers.ok) {
      refuse(['backends', name, headers.error.key], headers.error.detail);
      continue;
    }
    const { kind, url, timeout } = entry;
    backends.set(name, { name, kind, url, headers: headers.value, timeoutMillis: timeout });
  }
  const feeds: FeedConfig[] = [];
  for (const [row, entry] of file.feeds.entries()) {
    const path = ['feeds', row];
    const backend = backends.get(entry.backend);
    if (!backend) {
      if (!(entry.backend in file.backends)) {
        const known = Object.keys(file.backends).join(', ') || 'none';
        refuse([...path, 'backend'], `there is no backend "${entry.backend}", there is ${known}`);
      }
      continue;
    }
    const read = await readFeed(entry, backend, { prefix: file.prefix, stepMillis: file.step }, (within, detail) =>
      refuse([...path, ...within], detail)
    );
    feeds.push(...read);
  }
  feeds.forEach(({ name }, at) => {
    if (feeds.findIndex((other) => other.name === name) < at) {
      refuse(['feeds'], `two feeds have the name "${name}": give each a name of its own`);
    }
  });
  const remoteWrite = readRemoteWrite(file.remoteWrite, feeds, sources, (within, detail) =>
    refuse(['remoteWrite', ...within], detail)
  );
  return problems.length > 0
    ? err(problems)
    : ok({
        listen: addressOf(file.listen),
        stepMillis: file.step,
        lagMillis: file.lag,
        backlog: file.backlog,
        maxSeries: file.maxSeries,
        feeds,
        ...(remoteWrite && { remoteWrite }),
      });
}

function addressOf(listen: string): Config['listen'] {
  const colon = listen.lastIndexOf(':');
  return { host: listen.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(listen.slice(colon + 1)) };
}

const pathOf = (issue: v.BaseIssue<unknown>): ConfigPath =>
  issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];

/** valibot's own words for what no schema here says in ours. */
function wordsOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return 'there is no such key here';
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return 'it is missing';
  }
  if (issue.type === 'strict_object') {
    return `keys with values are expected here, found ${issue.received}`;
  }
  // What stands in the place of a secret may be one.
  return issue.type === 'union' || issue.type === 'non_empty'
    ? issue.message
    : `${issue.message}, found ${issue.received}`;
}
