import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { type ProfileAddress } from '../correlation/appLink';
import { DEFAULT_SETTINGS } from '../correlation/settings';
import { DATASOURCE_TYPE } from '../datasource/query';
import { formatLabelSelector } from '../profile/labelSelector';
import { visibleText } from '../profile/visibleText';
import { NoDataSource } from '../panel/NothingToShow';
import { profileSourceUid } from '../panel/query/profileSource';
import { profileTypeToShow, useProfileTypes } from '../panel/query/useProfileTypes';
import { AskedHeader } from './AskedHeader';
import { type Ask } from './askSource';
import { Failed } from './Failed';
import { PanelHost } from './PanelHost';
import { panelData } from './panelData';
import { useAsked } from './useAsked';

/** The profile of a service in a window, or of a span that is known by its profile id alone. */
export function AskedProfile({ address }: { readonly address: ProfileAddress }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { service, profileId, range, profileSource } = address;
  const [chosenType, setChosenType] = useState('');
  const uid = profileSourceUid(profileSource ?? '');
  const types = useProfileTypes(uid, range.from, range.to);
  const typeId = profileTypeToShow(chosenType, types);
  const { answer, onRetry } = useAsked(uid && typeId ? askFor(address, uid, typeId) : undefined);
  const frames = answer.kind === 'loaded' ? answer.frames : undefined;
  const data = useMemo(
    () => frames && panelData(frames, range, uid === undefined ? undefined : { uid, type: DATASOURCE_TYPE }),
    [frames, range, uid]
  );
  if (uid === undefined) {
    return <NoDataSource />;
  }
  const what = visibleText([profileId && `span ${profileId}`, service].filter(Boolean).join(' of '));
  return (
    <div className={styles.profile}>
      <AskedHeader what={what} range={range} types={types} typeId={typeId} onType={setChosenType} />
      {answer.kind === 'failed' && (
        <Failed title="The profile could not be read" reason={answer.reason} onRetry={onRetry} />
      )}
      {answer.kind === 'loading' && <LoadingPlaceholder text={`Asking for the profile of ${what}…`} />}
      {data && <PanelHost data={data} profileSource={uid} />}
    </div>
  );
}

function askFor({ service, profileId, range }: ProfileAddress, uid: string, profileTypeId: string): Ask {
  const { tags, maxNodes } = DEFAULT_SETTINGS;
  const labels = service ? tags.map(({ label }) => ({ name: label, op: '=' as const, value: service })) : [];
  const labelSelector = formatLabelSelector(labels);
  const ids = profileId && { spanSelector: [profileId] };
  return { uid, range, query: { queryType: 'profile', profileTypeId, labelSelector, maxNodes, ...ids } };
}

const getStyles = (theme: GrafanaTheme2) => ({
  profile: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), height: '100%', minHeight: 0 }),
});
