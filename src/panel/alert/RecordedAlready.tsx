import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type RecordingRule, type RecordingRuleDraft } from '../../profile/recordingRule';
import { visibleText } from '../../profile/visibleText';
import { Confirmed } from './Confirmed';

interface Props {
  readonly same: RecordingRule;
  readonly draft: RecordingRuleDraft;
  readonly isWorking: boolean;
  readonly onUpsert: (draft: RecordingRuleDraft) => void;
}

/** That a rule records the function already, and a change of it where its series are other ones. */
export function RecordedAlready({ same, draft, isWorking, onUpsert }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const isAlike = [...same.groupBy].sort().join() === [...draft.groupBy].sort().join();
  const by = draft.groupBy.join(', ');
  return (
    <>
      <p className={styles.note}>
        {visibleText(same.metricName)} records this function already{same.isProvisioned ? ', by configuration' : ''}.
        {!isAlike && ` It has a series for each ${visibleText(same.groupBy.join(', ')) || 'rule'}, not for each ${by}.`}
      </p>
      {!isAlike && !same.isProvisioned && (
        <Confirmed
          label={`Change it to a series for each ${by}`}
          question={`Change ${visibleText(same.metricName)}, generation ${same.generation}?`}
          confirm="Change it"
          isWorking={isWorking}
          onConfirm={() =>
            onUpsert({ ...draft, id: same.id, metricName: same.metricName, generation: same.generation })
          }
        />
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ margin: 0, color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
