import { type DataSourceInstanceSettings, type DataSourceSettings } from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, LinkButton, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

import { type AnyDataSourcePlugin, loadDataSourcePlugin } from '../dataSourceSrv';

interface Props {
  readonly settings: DataSourceInstanceSettings;
  readonly all: readonly DataSourceInstanceSettings[];
  readonly onSaved: () => Promise<void>;
}
interface Tested {
  readonly status: string;
  readonly message: string;
}

const NOT_EDITED_HERE = {
  id: 1,
  orgId: 1,
  typeName: '',
  typeLogoUrl: '',
  access: 'proxy',
  user: '',
  database: '',
  isDefault: false,
  readOnly: false,
  withCredentials: false,
};

/** The settings page of one data source: its config editor, and Save & test. */
export function SettingsPage({ settings, all, onSaved }: Props): React.JSX.Element {
  const address = `/api/datasources/uid/${settings.uid}`;
  const [plugin, setPlugin] = useState<AnyDataSourcePlugin>();
  const [saved, setSaved] = useState<DataSourceSettings>();
  const [tested, setTested] = useState<Tested>();
  useEffect(() => {
    void loadDataSourcePlugin(settings).then(setPlugin);
    void getBackendSrv()
      .get<Partial<DataSourceSettings>>(address)
      .then((answer) => setSaved({ ...NOT_EDITED_HERE, ...answer } as DataSourceSettings));
  }, [settings, address]);
  const ConfigEditor = plugin?.components.ConfigEditor;
  if (!saved || !ConfigEditor) {
    return <LoadingPlaceholder text="Loading the settings" />;
  }
  const saveAndTest = async (): Promise<void> => {
    await getBackendSrv().put(address, saved);
    await onSaved();
    const api = await getDataSourceSrv().get(settings.uid);
    setTested(await api.testDatasource().catch(failed));
  };
  return (
    <Stack direction="column" gap={2}>
      <Stack gap={2}>
        {all.map(({ uid, name }) => (
          <LinkButton key={uid} href={`/connections/datasources/edit/${uid}`} fill="text">
            {name}
          </LinkButton>
        ))}
      </Stack>
      <ConfigEditor options={saved} onOptionsChange={setSaved} />
      <div>
        <Button onClick={() => void saveAndTest()}>Save &amp; test</Button>
      </div>
      {tested && (
        <div data-testid="settings-result" data-status={tested.status}>
          <Alert title={tested.message} severity={tested.status === 'success' ? 'success' : 'error'} />
        </div>
      )}
    </Stack>
  );
}

const failed = (error: unknown): Tested => ({
  status: 'error',
  message: error instanceof Error ? error.message : JSON.stringify(error),
});
