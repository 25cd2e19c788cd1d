import { timesText } from './compare/timeText';
import { type ComparedSide, type PprofSource, type ProfilingQuery, type QueryType } from './query';

/** A query in one line, for Grafana's query history and for summaries. */
export function displayText(query: ProfilingQuery): string {
  const { queryType = 'profile', labelSelector, groupBy, spanSelector, traceIdSelector, profileIdSelector } = query;
  return [
    WORDS[queryType],
    ...asked(query),
    labelSelector === '{}' ? undefined : labelSelector,
    queryType === 'metrics' && groupBy?.length ? `by ${groupBy.join(', ')}` : undefined,
    idText('span', spanSelector),
    idText('trace', traceIdSelector),
    idText('profile', profileIdSelector),
    isFiltered(query) ? 'with a frame filter' : undefined,
    ...shapeText(query),
    queryType === 'comparison' ? `against ${otherSideText(query.compareWith)}` : undefined,
  ]
    .filter(Boolean)
    .join(' ');
}

const WORDS: Readonly<Record<QueryType, string>> = {
  profile: '',
  metrics: 'series of',
  both: 'profile and series of',
  functions: 'functions of',
  functionSeries: 'functions over time of',
  labels: '',
  labelChanges: 'changes of',
  comparison: 'comparison of',
};

function asked({ queryType, profileTypeId, source, label, functions, functionPattern }: ProfilingQuery): string[] {
  const [name, sampleType] = profileTypeId.split(':');
  const type = sampleType === undefined ? name : `${name} ${sampleType}`;
  switch (queryType) {
    case 'labels':
      return [label ? `values of ${label}` : 'labels'];
    case 'labelChanges':
      return [label ?? ''];
    case 'functions':
      return [source ? sourceText(source) : '', type, functionPattern ? `like /${functionPattern}/` : ''];
    case 'functionSeries':
      return [type, functions?.length ? `(${functions.join(', ')})` : ''];
    default:
      return [source ? sourceText(source) : '', type];
  }
}

/** How a profile is shown; tables and series have functions only. */
function shapeText({ queryType, stackTraceSelector, detail, labelLevels }: ProfilingQuery): readonly string[] {
  const isGraph = queryType === undefined || GRAPHS.has(queryType);
  return [
    ...(stackTraceSelector?.length && !NOT_STACKS.has(queryType) ? [`below ${stackTraceSelector.at(-1)}`] : []),
    ...(isGraph && detail && detail !== 'function' ? [`by ${detail}`] : []),
    ...(isGraph && labelLevels?.length ? [`in levels of ${labelLevels.join(', ')}`] : []),
  ];
}

const GRAPHS: ReadonlySet<QueryType> = new Set(['profile', 'both', 'comparison']);
const NOT_STACKS: ReadonlySet<QueryType | undefined> = new Set(['metrics', 'labels', 'labelChanges']);

function otherSideText(side: ComparedSide | undefined): string {
  const { window, labelSelector, datasource, source } = side ?? { window: { kind: 'previous' } };
  const own = [
    labelSelector,
    source && sourceText(source),
    datasource && `data source ${datasource.uid ?? datasource.type}`,
  ].filter(Boolean);
  return [...own, windowText(window)].join(', ');
}

function windowText(window: ComparedSide['window']): string {
  switch (window.kind) {
    case 'previous':
      return 'the range before';
    case 'earlier':
      return `${window.by} earlier`;
    case 'fixed':
      return timesText(window);
    case 'same':
      return 'in the same range';
    case 'beforeChange':
      return `before the last change of ${window.label}`;
    case 'quietest':
      return 'the quietest part of the day';
  }
}

const idText = (of: string, ids: readonly string[] | undefined): string =>
  ids?.length ? `${of} ${ids.join(', ')}` : '';

const isFiltered = ({ frameFilter }: ProfilingQuery): boolean =>
  frameFilter !== undefined && frameFilter.presets.length + frameFilter.rules.length > 0;

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
