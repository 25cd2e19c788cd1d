import { type PprofSource, type ProfilingQuery } from './query';

/** A query in one line, for Grafana's query history and for summaries. */
export function displayText({
  profileTypeId,
  labelSelector,
  spanSelector,
  traceIdSelector,
  source,
}: ProfilingQuery): string {
  const [name, sampleType] = profileTypeId.split(':');
  const type = sampleType === undefined ? name : `${name} ${sampleType}`;
  return [
    source && sourceText(source),
    type,
    labelSelector === '{}' ? undefined : labelSelector,
    spanSelector?.length ? `span ${spanSelector.join(', ')}` : undefined,
    traceIdSelector?.length ? `trace ${traceIdSelector.join(', ')}` : undefined,
  ]
    .filter(Boolean)
    .join(' ');
}

function sourceText(source: PprofSource): string {
  switch (source.kind) {
    case 'snapshot':
      return `${source.profile} now`;
    case 'delta':
      return `${source.profile} during ${source.seconds} s`;
    case 'cpu':
      return `CPU during ${source.seconds} s`;
    case 'file':
      return source.name;
  }
}
