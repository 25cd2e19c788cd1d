import { type DataSourceApi, type DataSourceRef } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Button, Stack, Text } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

/** What a data source's own editor stands in: a title, and a button that closes it. */
export const EditorFrame = ({ title, onClose, children }: Props): React.JSX.Element => (
  <Stack direction="column" gap={1}>
    <Stack justifyContent="space-between">
      <Text element="h4">{title}</Text>
      <Button size="sm" variant="secondary" onClick={onClose}>
        Close
      </Button>
    </Stack>
    {children}
  </Stack>
);

/** The data source of a part of the dashboard, `undefined` until it is there. */
export function useSourceOf(ref: DataSourceRef | null | undefined): DataSourceApi | undefined {
  const [source, setSource] = useState<DataSourceApi>();
  useEffect(() => {
    void getDataSourceSrv()
      .get(ref ?? undefined)
      .then(setSource);
  }, [ref]);
  return source;
}
