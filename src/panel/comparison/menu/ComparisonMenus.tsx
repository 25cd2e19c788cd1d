import React from 'react';

import {
  type ComparedWindow,
  type ComparisonMeta,
  type Normalisation,
  type ProfileFrameMeta,
  type RequestRate,
} from '../../../datasource/query';
import { sameOf } from '../asked/asked';
import { sideOf } from '../asked/sideOf';
import { type Asking } from '../asked/useAsked';
import { CompareMenu } from './CompareMenu';
import { NormalisationMenu } from './NormalisationMenu';

interface Props {
  readonly meta: ProfileFrameMeta;
  readonly comparison: ComparisonMeta;
  readonly asking: Asking;
  /** Absent where no data source can be asked. */
  readonly uid: string | undefined;
  readonly timeZone: string;
}

/** What else the right side can be compared with, and how. */
export function ComparisonMenus({ meta, comparison, asking, uid, timeZone }: Props): React.JSX.Element {
  const { normalisation, normalisations, left, right, requestRate } = comparison;
  const { state, onAsk, onLocal } = asking;
  const asked = state.kind === 'shown' && state.asked.kind === 'comparison' ? state.asked : undefined;
  const onNormalisation = (next: Normalisation): void => {
    if (state.kind === 'local') {
      return onLocal(state.made.again(next));
    }
    askSame(next, requestRate);
  };
  const askSame = (next: Normalisation, rate: RequestRate | undefined): void => {
    const compareWith = asked?.compareWith ?? sideOf(left, right.question);
    onAsk({ ...asked, kind: 'comparison', compareWith, normalisation: next, ...(rate && { requestRate: rate }) });
  };
  const onWindow = (window: ComparedWindow): void =>
    onAsk({
      ...(asked && sameOf(asked)),
      kind: 'comparison',
      compareWith: { ...asked?.compareWith, window },
      normalisation,
      ...(requestRate && { requestRate }),
    });
  return (
    <>
      {(uid !== undefined || state.kind === 'local') && (
        <NormalisationMenu
          normalisation={normalisation}
          normalisations={normalisations}
          onNormalisation={onNormalisation}
          rate={requestRate}
          onRate={state.kind === 'local' ? undefined : (rate) => askSame('perRequest', rate)}
        />
      )}
      {uid !== undefined && <CompareMenu uid={uid} meta={meta} timeZone={timeZone} onWindow={onWindow} />}
    </>
  );
}
