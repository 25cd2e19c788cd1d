import { css } from '@emotion/css';
import { EventBusSrv, type PanelData } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';

import { APP_ID } from '../datasource/query';
import { useSize } from '../panel/flame/canvas/useSize';
import { useLocalLink } from '../panel/flame/view/useLocalLink';
import { DEFAULT_VIEW, encodeState } from '../panel/flame/view/viewState';
import { DEFAULT_OPTIONS, type PanelOptions } from '../panel/options';
import SpanProfilePanel from '../panel/SpanProfilePanel';
import { type SpanName } from '../panel/pick/usePick';
import { type SearchPattern } from '../profile/view/searchPattern';
import { wholeName } from '../profile/view/textSearch';
import { useLocation } from './useLocation';

interface Props {
  readonly data: PanelData;
  /** Uid of the data source of profiles; empty: the first one. */
  readonly profileSource?: string;
  /** The span that is picked at first. */
  readonly firstSpan?: SpanName;
  /** The whole name of the function that is searched for at first. */
  readonly firstFunction?: string;
}

/**
 * The panel outside of dashboards, with what a dashboard would pass to it, in the room that is there. Options that it
 * changes hold as long as it is there.
 */
export function PanelHost({ data, profileSource = '', firstSpan, firstFunction }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const room = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(room);
  const local = useLocalLink(firstFunction && encodeState({ ...DEFAULT_VIEW, search: functionNamed(firstFunction) }));
  // The address of another page is not this plugin's to change.
  const isOwnPage = useLocation().pathname.startsWith(`/a/${APP_ID}/`);
  const eventBus = useMemo(() => new EventBusSrv(), []);
  const [changed, setChanged] = useState<PanelOptions>(DEFAULT_OPTIONS);
  const options = useMemo(
    () => ({ ...changed, datasourceUid: profileSource, traceIdVariable: '', spanIdVariable: '' }),
    [changed, profileSource]
  );
  return (
    <div ref={room} className={styles.room}>
      {width > 0 && (
        <SpanProfilePanel
          id={PANEL_ID}
          title=""
          data={data}
          timeRange={data.timeRange}
          timeZone="browser"
          options={options}
          fieldConfig={NO_FIELD_CONFIG}
          transparent={false}
          width={width}
          height={height}
          renderCounter={0}
          eventBus={eventBus}
          onOptionsChange={setChanged}
          onFieldConfigChange={ignore}
          onChangeTimeRange={ignore}
          replaceVariables={(text, scoped, format) => getTemplateSrv().replace(text, scoped, format)}
          firstSpan={firstSpan}
          link={isOwnPage && firstFunction === undefined ? undefined : local}
        />
      )}
    </div>
  );
}

/** No panel of a dashboard has this id, so neither has a parameter of the URL that is named after it. */
const PANEL_ID = 0;
const functionNamed = (name: string): SearchPattern => ({ kind: 'text', pattern: wholeName(name) });
const NO_FIELD_CONFIG = { defaults: {}, overrides: [] };
const ignore = (): void => undefined;

const getStyles = () => ({ room: css({ flex: 1, minHeight: 0, height: '100%', overflow: 'hidden' }) });
