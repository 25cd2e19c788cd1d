import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { type ComparisonAddress } from '../correlation/comparisonLink';
import { rateOfExpression } from '../correlation/requestRate';
import { DEFAULT_SETTINGS } from '../correlation/settings';
import { DATASOURCE_TYPE } from '../datasource/query';
import { NoDataSource } from '../panel/NothingToShow';
import { profileSourceUid } from '../panel/query/profileSource';
import { profileTypeToShow, useProfileTypes } from '../panel/query/useProfileTypes';
import { formatLabelSelector, type Matcher } from '../profile/labelSelector';
import { visibleText } from '../profile/visibleText';
import { AskedHeader } from './AskedHeader';
import { type Ask } from './askSource';
import { Failed } from './Failed';
import { PanelHost } from './PanelHost';
import { panelData } from './panelData';
import { useAsked } from './useAsked';
import { useKnownLabels } from './useKnownLabels';

/** A comparison that an address names, finished: nothing has to be typed or picked. */
export function AskedComparison({ address }: { readonly address: ComparisonAddress }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { service, labelSelector, range, profileSource, profileTypeId } = address;
  const [chosenType, setChosenType] = useState(profileTypeId ?? '');
  const uid = profileSourceUid(profileSource ?? '');
  const types = useProfileTypes(uid, range.from, range.to);
  const typeId = chosenType || profileTypeToShow('', types);
  const labels = useKnownLabels(address, uid, typeId);
  const { answer, onRetry } = useAsked(uid && typeId && labels ? askFor(address, labels, uid, typeId) : undefined);
  const frames = answer.kind === 'loaded' ? answer.frames : undefined;
  const data = useMemo(
    () => frames && uid && panelData(frames, range, { type: DATASOURCE_TYPE, uid }),
    [frames, range, uid]
  );
  if (uid === undefined) {
    return <NoDataSource />;
  }
  const what = visibleText(service ?? labelSelector ?? '');
  return (
    <div className={styles.comparison}>
      <AskedHeader what={what} range={range} types={types} typeId={typeId} onType={setChosenType} />
      {answer.kind === 'failed' && (
        <Failed title="The comparison could not be made" reason={answer.reason} onRetry={onRetry} />
      )}
      {answer.kind === 'loading' && <LoadingPlaceholder text={`Comparing the profiles of ${what}…`} />}
      {data && <PanelHost data={data} profileSource={uid} firstFunction={address.functionName} />}
    </div>
  );
}

function askFor(address: ComparisonAddress, ofService: readonly Matcher[], uid: string, profileTypeId: string): Ask {
  const { labelSelector, range, window, leftSelector, normalisation, rate } = address;
  const { maxNodes } = DEFAULT_SETTINGS;
  return {
    uid,
    range,
    query: {
      queryType: 'comparison',
      profileTypeId,
      labelSelector: labelSelector ?? formatLabelSelector(ofService),
      maxNodes,
      compareWith: { window, ...(leftSelector !== undefined && { labelSelector: leftSelector }) },
      ...(normalisation && { normalisation }),
      ...(rate && { requestRate: rateOfExpression(rate.source, rate.expression) }),
    },
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  comparison: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), height: '100%', minHeight: 0 }),
});
