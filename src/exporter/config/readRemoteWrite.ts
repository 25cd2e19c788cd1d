import { type FeedConfig, type RemoteWriteConfig } from './config';
import { type ConfigPath } from './problem';
import { FUNCTION_LABEL } from './readFeed';
import { type ConfigFile } from './schema';
import { authHeaders, type SecretSources } from './secrets';

/** As Prometheus names the job of what it scrapes: the rules ask for it. */
const JOB = 'spanflame-exporter';
const LEAST_EVERY_MILLIS = 1_000;

/** Where series are sent to; `undefined` where they are not. Mistakes go to `refuse`. */
export function readRemoteWrite(
  entry: ConfigFile['remoteWrite'],
  feeds: readonly FeedConfig[],
  sources: SecretSources,
  refuse: (path: ConfigPath, detail: string) => void
): RemoteWriteConfig | undefined {
  if (!entry) {
    return undefined;
  }
  const { url, every, timeout, labels } = entry;
  if (every < LEAST_EVERY_MILLIS) {
    refuse(['every'], 'series are sent once a second at most');
  }
  const taken = new Set([
    FUNCTION_LABEL,
    ...feeds.flatMap((feed) => [...feed.labels.map(({ metric }) => metric), ...Object.keys(feed.fixedLabels)]),
  ]);
  for (const label of Object.keys(labels).filter((name) => taken.has(name))) {
    refuse(['labels', label], `the metric has a label ${label} already`);
  }
  const headers = authHeaders(entry, sources);
  if (!headers.ok) {
    refuse([headers.error.key], headers.error.detail);
    return undefined;
  }
  return { url, headers: headers.value, timeoutMillis: timeout, everyMillis: every, labels: { job: JOB, ...labels } };
}
