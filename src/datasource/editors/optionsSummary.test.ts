import { type ProfilingQuery } from '../query';
import { optionsSummary } from './optionsSummary';

it.each<[Partial<ProfilingQuery>, readonly string[]]>([
  [{}, ['Max nodes: 16384']],
  [{ maxNodes: 7, spanSelector: ['$span'] }, ['Span ID: $span', 'Max nodes: 7']],
  [
    { detail: 'line', labelLevels: ['span_name', '$x'] },
    ['Max nodes: 16384', 'Frames by line', 'Levels: span_name, $x'],
  ],
  [{ queryType: 'metrics', detail: 'line' }, ['One series']],
  [{ queryType: 'metrics', maxNodes: 7 }, ['One series']],
  [
    { queryType: 'metrics', groupBy: ['version', '$x'], limit: 3, includeExemplars: true },
    ['Group by: version, $x', 'Limit: 3', 'Exemplars'],
  ],
  [{ queryType: 'metrics', groupBy: ['a'], includeHeatmap: true, heatmapType: 'span' }, ['Heatmap of spans']],
  [{ queryType: 'functions' }, ['Defaults']],
  [
    { queryType: 'functions', traceIdSelector: ['x'] },
    ['Cannot be used: a trace id has 32 hex digits, "x" is not one'],
  ],
])('%o: %o', (part, expected) => {
  expect(optionsSummary({ refId: 'A', profileTypeId: 'cpu', labelSelector: '{}', ...part })).toEqual(expected);
});
