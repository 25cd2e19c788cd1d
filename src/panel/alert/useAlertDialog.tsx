import React, { lazy, Suspense, useCallback, useState } from 'react';

import { type AlertSubject, alertSubject } from '../../alerting/alertSubject';
import { type ProfileFrameMeta } from '../../datasource/query';
import { type AlertEntry } from '../flame/view/RowMenu';

const AlertDialog = lazy(() => import('./AlertDialog'));

export interface AlertOnFunction {
  /** What the menu of a function says of an alert on it. */
  readonly alertOn: (name: string) => AlertEntry;
  /** The dialog, while it is open. */
  readonly dialog: React.ReactNode;
}

/** Alerts on the functions of a profile; `uid` is its data source, where that is known. */
export function useAlertDialog(meta: ProfileFrameMeta | undefined, uid: string | undefined): AlertOnFunction {
  const [subject, setSubject] = useState<AlertSubject>();
  const alertOn = useCallback(
    (name: string): AlertEntry => {
      const found = alertSubject(uid === undefined ? undefined : meta, name);
      return found.ok
        ? { kind: 'possible', onOpen: () => setSubject(found.value) }
        : { kind: 'impossible', why: found.error };
    },
    [meta, uid]
  );
  const dialog = subject && uid !== undefined && (
    <Suspense fallback={null}>
      <AlertDialog subject={subject} uid={uid} onClose={() => setSubject(undefined)} />
    </Suspense>
  );
  return { alertOn, dialog };
}
