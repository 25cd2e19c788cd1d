import { type Attempt } from '../attempt';
import { UPLOAD_WINDOW_MS } from '../range';
import { baseQuery, hasLabels, pageWindow, type Picked, serviceName, sourceOf, windowAround } from './question';
import { attributeId } from './spanIds';
import { localRoot } from './idRungs';

/**
 * All spans of its name, over the time that the page shows: what a span too short for samples of its own is like. Names
 * are labelled along with ids, so for a span without id it is the name of its local root.
 */
export function spanNameProfile(picked: Picked): Attempt[] {
  const { table, row, settings, question } = picked;
  const idOf = attributeId(picked);
  const isSummary = table.isSummary(row);
  const named = idOf(row) || isSummary ? row : (localRoot(picked, idOf) ?? row);
  const name = table.name[named];
  if (!name || !hasLabels(picked)) {
    return [];
  }
  const of = named === row ? `spans named ${name}` : `requests named ${name}`;
  return [
    {
      rung: 'spanName',
      of: { kind: 'others' },
      query: baseQuery(picked, [{ name: settings.spanNameLabel, op: '=', value: name }]),
      range: pageWindow(picked),
      label: named === row ? 'All spans of its name' : 'All requests of its kind',
      why: `samples of all ${of} in ${serviceName(picked)} ${question.range ? 'over the time shown' : 'in the hour around it'}, of other requests too`,
      automatic: isSummary || isTooShort(picked),
      ...sourceOf(picked),
    },
  ];
}

/** Never asked without a click: it holds the samples of every other request as well. */
export function serviceAtThatTime(picked: Picked): Attempt[] {
  const { table, row } = picked;
  if (!hasLabels(picked)) {
    return [];
  }
  return [
    {
      rung: 'serviceTime',
      of: { kind: 'others' },
      query: baseQuery(picked),
      range: windowAround(picked, table.startMs[row], table.durationMs[row], UPLOAD_WINDOW_MS),
      label: 'Everything in its service at that time',
      why: `all samples of ${serviceName(picked)} around that time, of other requests too`,
      automatic: false,
      ...sourceOf(picked),
    },
  ];
}

/** Less than one sample is to be expected of it, whatever it did. */
const isTooShort = ({ table, row, settings }: Picked): boolean =>
  table.unfinished[row] === 0 && (table.durationMs[row] / 1000) * settings.samplesPerSecond < 1;
