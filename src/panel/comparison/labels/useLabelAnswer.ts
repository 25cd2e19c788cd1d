import { useEffect, useState } from 'react';

import { type LabelAnswer, type LabelQuestion } from '../../../datasource/query';
import { errorText } from '../../query/errorText';
import { openProfileSource, tellsLabels } from '../../query/profileSource';

export type LabelState =
  /** `answer` is what is known so far. */
  | { readonly kind: 'asking'; readonly answer: LabelAnswer | undefined }
  | { readonly kind: 'answered'; readonly answer: LabelAnswer }
  | { readonly kind: 'failed'; readonly reason: string };

/** Asks a data source which values of labels carry a change. Keep the question's identity: another object asks anew. */
export function useLabelAnswer(uid: string, question: LabelQuestion): LabelState {
  const [given, setGiven] = useState<{ readonly question: LabelQuestion; readonly state: LabelState }>();
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const give = (state: LabelState): void => {
      if (!signal.aborted) {
        setGiven({ question, state });
      }
    };
    openProfileSource(uid)
      .then((source) => {
        if (!tellsLabels(source)) {
          throw new Error(`${source.name} is of a version that can't tell labels apart.`);
        }
        return source.labelContributions(question, (answer) => give({ kind: 'asking', answer }), signal);
      })
      .then(
        (answer) => give({ kind: 'answered', answer }),
        (error: unknown) => give({ kind: 'failed', reason: errorText(error) })
      );
    return () => stop.abort();
  }, [uid, question]);
  return given?.question === question ? given.state : { kind: 'asking', answer: undefined };
}
