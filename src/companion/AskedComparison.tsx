import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Combobox, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useId, useMemo, useState } from 'react';

import { type ComparisonAddress } from '../correlation/comparisonLink';
import { DEFAULT_SETTINGS } from '../correlation/settings';
import { DATASOURCE_TYPE } from '../datasource/query';
import { NoDataSource } from '../panel/NothingToShow';
import { formatWindow, profileTypeLabel } from '../panel/profile/words';
import { profileSourceUid } from '../panel/query/profileSource';
import { profileTypeToShow, useProfileTypes } from '../panel/query/useProfileTypes';
import { formatLabelSelector, type Matcher } from '../profile/labelSelector';
import { visibleText } from '../profile/visibleText';
import { type Ask } from './askSource';
import { Failed } from './Failed';
import { PanelHost } from './PanelHost';
import { panelData } from './panelData';
import { useAsked } from './useAsked';
import { useKnownLabels } from './useKnownLabels';

/** A comparison that an address names, finished: nothing has to be typed or picked. */
export function AskedComparison({ address }: { readonly address: ComparisonAddress }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const typeLabelId = useId();
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
  const known = types.kind === 'known' ? types.types.map(({ id }) => id) : [];
  const options = [...new Set([typeId ?? '', ...known])].filter(Boolean);
  const what = visibleText(service ?? labelSelector ?? '');
  return (
    <div className={styles.comparison}>
      <header className={styles.header}>
        <h5 className={styles.title}>
          <bdi>{what}</bdi> <span className={styles.window}>{formatWindow(range, 'browser')}</span>
        </h5>
        {typeId !== undefined && (
          <>
            <span id={typeLabelId} hidden>
              Profile type
            </span>
            <Combobox
              aria-labelledby={typeLabelId}
              options={options.map((id) => ({ value: id, label: profileTypeLabel(id), description: id }))}
              value={typeId}
              width="auto"
              minWidth={16}
              onChange={({ value }) => setChosenType(value)}
            />
          </>
        )}
      </header>
      {answer.kind === 'failed' && (
        <Failed title="The comparison could not be made" reason={answer.reason} onRetry={onRetry} />
      )}
      {answer.kind === 'loading' && <LoadingPlaceholder text={`Comparing the profiles of ${what}…`} />}
      {data && <PanelHost data={data} profileSource={uid} firstFunction={address.functionName} />}
    </div>
  );
}

function askFor(address: ComparisonAddress, ofService: readonly Matcher[], uid: string, profileTypeId: string): Ask {
  const { labelSelector, range, window, leftSelector, normalisation } = address;
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
    },
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  comparison: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), height: '100%', minHeight: 0 }),
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: 'none' }),
  title: css({ flex: 1, minWidth: 0, margin: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  window: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
});
