import { knownService } from '../serviceLabels';
import { traceOf } from '../spanTable';
import { carriesIds, profileKind } from '../verdict/profileKind';
import { verdictOfNone } from '../verdict/verdict';
import { cause, type Diagnosis } from './diagnosis';
import { type Case } from './facts';
import { missingIds, missingService, silentService, tooOld } from './findings';

export type { BrokenLink, Diagnosis } from './diagnosis';

/** Uploads go out every 10 to 15 s, and take a moment to be found. */
const UPLOAD_DELAY_MS = 30_000;

/**
 * Why nothing was found for a span, the likeliest cause first; never empty. Later ones are there because several links
 * may be broken at once.
 */
export function diagnose(found: Case): readonly Diagnosis[] {
  const causes = [
    typeWithoutIds(found),
    notUploadedYet(found),
    tooOld(found),
    spanWithoutService(found),
    missingService(found),
    silentService(found),
    idsRefused(found),
    ...missingIds(found),
    parentMissing(found),
  ].filter((cause) => cause !== undefined);
  return causes.length > 0 ? causes : [sampledOut(found)];
}

function typeWithoutIds({ picked: { question } }: Case): Diagnosis | undefined {
  return carriesIds(profileKind(question.profileTypeId))
    ? undefined
    : cause(
        'typeWithoutIds',
        'SDKs label samples of CPU, and some of wall-clock time, with ids of spans. Memory and lock profiles carry none: ask for CPU, or for everything in the service at that time.'
      );
}

function notUploadedYet({ picked: { table, row, question } }: Case): Diagnosis | undefined {
  const agoMs = question.nowMs - table.startMs[row] - table.durationMs[row];
  return agoMs < UPLOAD_DELAY_MS
    ? cause(
        'notUploadedYet',
        'The span has only just ended. Profiles are uploaded every 10 to 15 seconds: try again in half a minute.'
      )
    : undefined;
}

function spanWithoutService({ picked: { table, row } }: Case): Diagnosis | undefined {
  return knownService(table, row) === undefined
    ? cause(
        'spanWithoutService',
        'The span does not name its service, so its profiles cannot be told from others. Set OTEL_SERVICE_NAME in its process.'
      )
    : undefined;
}

function idsRefused({ picked: { question } }: Case): Diagnosis | undefined {
  const { refused = [] } = question;
  if (refused.length === 0) {
    return undefined;
  }
  return cause(
    'idsRefused',
    refused.includes('span')
      ? 'The server cannot narrow profiles by span ids. Parca keeps them in a label only: name it in the settings of the data source.'
      : 'The server is too old to narrow profiles by trace ids, which Pyroscope does from 2.2 on. Set up span ids, or upgrade it.',
    { certain: refused.includes('span') }
  );
}

function parentMissing({ picked: { table, row } }: Case): Diagnosis | undefined {
  let top = row;
  while (table.parent[top] >= 0 && table.service[table.parent[top]] === table.service[row]) {
    top = table.parent[top];
  }
  return table.missingParent[top] === 1
    ? cause(
        'parentMissing',
        `The spans above ${top === row ? 'it' : table.name[top] || 'it'} are not in this trace. The profile id may be on one of them${traceOf(table, row).traceId ? ': ask for the whole trace' : ''}.`,
        { certain: false }
      )
    : undefined;
}

/** Never certain: samples of other requests around that time do not prove that this one was profiled. */
const sampledOut = ({ picked: { table, row, settings } }: Case): Diagnosis =>
  cause('sampledOut', `${verdictOfNone(table, row, settings).text}.`, { certain: false });
