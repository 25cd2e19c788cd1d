import { ValueType } from 'pprof-format';
import { gzipSync } from 'node:zlib';

import { mergedPprof } from '../profiles/mergedPprof';
import { type Profiles, type Range } from '../profiles/profileStore';
import { type Parameters } from './parameters';
import { invalid, noData, ParcaError } from './parcaError';
import { type ParcaQuery, type ParcaSeries, parseQuery, select } from './parcaSeries';
import { readTime } from './parcaTime';

const MODES = ['MODE_SINGLE_UNSPECIFIED', 'MODE_DIFF', 'MODE_MERGE'];
const REPORT_TYPES = [
  'REPORT_TYPE_FLAMEGRAPH_UNSPECIFIED',
  'REPORT_TYPE_PPROF',
  'REPORT_TYPE_TOP',
  'REPORT_TYPE_CALLGRAPH',
  'REPORT_TYPE_FLAMEGRAPH_TABLE',
  'REPORT_TYPE_FLAMEGRAPH_ARROW',
  'REPORT_TYPE_SOURCE',
  'REPORT_TYPE_TABLE_ARROW',
  'REPORT_TYPE_PROFILE_METADATA',
  'REPORT_TYPE_FLAMECHART',
];
const GROUP_FIELD = /^(function_name|function_file_name|location_address|mapping_file|timestamp|labels\..+)$/;

/** What is asked for, and the time that the answer is stamped with, in ns. */
interface Selected {
  readonly query: ParcaQuery;
  readonly series: readonly ParcaSeries[];
  readonly timeNanos: bigint;
}

/** `/api/profiles/query`: one merged or one single profile, as pprof. The other report types are not there. */
export function query(profiles: Profiles, parameters: Parameters): object {
  const mode = parameters.choice('mode', MODES);
  const reportType = parameters.choice('report_type', REPORT_TYPES);
  refuseMissing(parameters, mode);
  const selected = mode === 'MODE_MERGE' ? merge(profiles, parameters) : single(profiles, parameters);
  const unknownField = parameters.texts('group_by.fields').find((field) => !GROUP_FIELD.test(field));
  if (unknownField !== undefined) {
    throw invalid(`invalid group by field: ${unknownField}`);
  }
  if (mode === 'MODE_DIFF' || reportType !== 'REPORT_TYPE_PPROF') {
    throw new ParcaError('unimplemented', `the demo store has no ${mode} as ${reportType}, only profiles as pprof`);
  }
  return { pprof: pprof(selected).toString('base64'), total: '0', filtered: '0' };
}

function refuseMissing(parameters: Parameters, mode: string): void {
  const sides = ['a', 'b'].filter((side) => !parameters.hasMessage(`diff.${side}`));
  if (mode === 'MODE_DIFF' && sides.length === 1) {
    throw invalid(`${sides[0]}: cannot be blank.`);
  }
  if (!['merge', 'single', 'diff'].some((options) => parameters.hasMessage(options))) {
    throw invalid('Options: cannot be blank.');
  }
}

function merge(profiles: Profiles, parameters: Parameters): Selected {
  const range: Range = {
    start: readTime('merge.start', parameters.text('merge.start')),
    end: readTime('merge.end', parameters.text('merge.end')),
  };
  if (range.start > range.end) {
    throw invalid('end: start timestamp must be before end.');
  }
  const parsed = parseQuery(parameters.text('merge.query'));
  // As in the real server: milliseconds taken for nanoseconds, then turned into them once more.
  const timeNanos = BigInt.asUintN(63, BigInt(Math.round(range.start)) * 1_000_000n * 1_000_000n);
  return { query: parsed, series: select(profiles, parsed, range), timeNanos };
}

/** A single profile by its time, exact to the millisecond. */
function single(profiles: Profiles, parameters: Parameters): Selected {
  const time = Math.floor(readTime('single.time', parameters.text('single.time')));
  const parsed = parseQuery(parameters.text('single.query'));
  const series = select(profiles, parsed, undefined).filter(({ source }) => Math.floor(source.time) === time);
  if (series.length === 0) {
    throw noData();
  }
  return { query: parsed, series, timeNanos: BigInt(time) * 1_000_000n };
}

function pprof({ query: { type }, series, timeNanos }: Selected): Buffer {
  const parts = series.flatMap((one) => one.parts);
  const profile = mergedPprof(parts, {}, type.sample);
  const { stringTable } = profile;
  profile.periodType = new ValueType({
    type: stringTable.dedup(type.period.type),
    unit: stringTable.dedup(type.period.unit),
  });
  profile.defaultSampleType = 0;
  profile.timeNanos = timeNanos;
  return gzipSync(profile.encode());
}
