import { knownService } from '../serviceLabels';
import { traceOf } from '../spanTable';
import { carriesIds, profileKind } from '../verdict/profileKind';
import { verdictOfNone } from '../verdict/verdict';
import { cause, type Diagnosis } from './diagnosis';
import { type Case } from './facts';
import { missingIds, missingService, notHeld, silentService } from './findings';

export type { BrokenLink, Diagnosis } from './diagnosis';

/** Uploads go out every 10 to 15 s, and take a moment to be found. */
const UPLOAD_DELAY_MS = 30_000;

/**
 * Why nothing was found for a span, the likeliest cause first; never empty. Later ones are there because several links
 * may be broken at once.
 */
export function diagnose(found: Case): readonly Diagnosis[] {
  const gone = notHeld(found);
  const missing = missingService(found);
  const causes = [
    typeWithoutIds(found),
    notUploadedYet(found),
    gone,
    spanWithoutService(found),
    // Each of these follows from the one before it.
    gone ?? missing ?? silentService(found),
    idsRefused(found),
    ...missingIds(found),
    parentMissing(found),
  ].filter((cause) => cause !== undefined);
  return causes.length > 0 ? [...new Set(causes)] : [sampledOut(found)];
}

function typeWithoutIds({ picked: { question } }: Case): Diagnosis | undefined {
  return carriesIds(profileKind(question.profileTypeId))
    ? undefined
    : cause(
        'typeWithoutIds',
        'Memory and lock profiles do not say which span a sample is of. CPU profiles do, and some wall-clock profiles. Show CPU, or everything in the service at that time.'
      );
}

function notUploadedYet({ picked: { table, row, question } }: Case): Diagnosis | undefined {
  const agoMs = question.nowMs - table.startMs[row] - table.durationMs[row];
  return agoMs < UPLOAD_DELAY_MS
    ? cause(
        'notUploadedYet',
        'This span has only just ended, and profilers upload every 10 to 15 seconds. Try again in half a minute.'
      )
    : undefined;
}

function spanWithoutService({ picked: { table, row } }: Case): Diagnosis | undefined {
  return knownService(table, row) === undefined
    ? cause(
        'spanWithoutService',
        'This span does not say which service it is of, so its profiles cannot be told from those of others. Set OTEL_SERVICE_NAME in its process.'
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
      ? 'The profile store cannot look up a span id. Parca can where a label holds it: name that label in the settings of the data source.'
      : 'The profile store cannot look up a trace id. Pyroscope can from 2.2 on, on its v2 storage. Upgrade it, or have the SDK set profile ids on spans.',
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
        `This trace is incomplete: the spans above ${top === row ? 'this one' : table.name[top] || 'this one'} are missing, and one of them may have the profile id.${traceOf(table, row).traceId ? ' Ask for the whole trace.' : ''}`,
        { certain: false }
      )
    : undefined;
}

/** Never certain: samples of other requests around that time do not prove that this one was profiled. */
const sampledOut = ({ picked: { table, row, settings } }: Case): Diagnosis =>
  cause('sampledOut', `${verdictOfNone(table, row, settings).text}.`, { certain: false });
