import { type AppPlugin, type AppPluginMeta } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

import { importPlugin } from '../loader';

interface Props {
  readonly meta: AppPluginMeta;
}

/** The app's own page. */
export function AppPage({ meta }: Props): React.JSX.Element {
  const [app, setApp] = useState<AppPlugin>();
  useEffect(() => {
    void importPlugin<AppPlugin>(meta.module).then(setApp);
  }, [meta]);
  const Root = app?.root;
  return Root ? (
    <div data-testid="app-root">
      <Root
        meta={meta}
        basename={`/a/${meta.id}`}
        path={locationService.getLocation().pathname}
        query={{}}
        onNavChanged={() => undefined}
      />
    </div>
  ) : (
    <LoadingPlaceholder text="Loading the app" />
  );
}
