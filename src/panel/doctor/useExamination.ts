import { useEffect, useState } from 'react';

import { type Picked } from '../../correlation/rungs/question';
import { type QueryOrigin } from '../query/runProfileQuery';
import { examine, type Examination } from './examine';
import { runProbe } from './runProbe';

/** A span for which nothing was found. A new object is examined anew. */
export interface Patient {
  readonly uid: string;
  readonly picked: Picked;
  readonly origin: QueryOrigin;
}

const NOTHING_KNOWN: Examination = { facts: {}, asking: 'Looking for the cause…', unanswered: [] };

/** Looks up, step by step, why nothing was found. */
export function useExamination(patient: Patient): Examination {
  const [last, setLast] = useState<{ readonly patient: Patient; readonly found: Examination }>();
  useEffect(() => {
    const { uid, picked, origin } = patient;
    const subscription = examine(picked, (probe) =>
      runProbe(uid, probe, picked.question.profileTypeId, origin)
    ).subscribe((found) => setLast({ patient, found }));
    return () => subscription.unsubscribe();
  }, [patient]);
  return last?.patient === patient ? last.found : NOTHING_KNOWN;
}
