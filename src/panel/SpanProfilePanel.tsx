import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { ErrorBoundary, Alert, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type ViewLink } from './flame/view/useViewState';
import { DATASOURCE_TYPE } from '../datasource/query';
import { NothingToShow } from './NothingToShow';
import { type PanelOptions } from './options';
import { type PickVariables } from './pick/pickLink';
import { ProfileContent } from './profile/ProfileContent';
import { SearchProfile } from './search/SearchProfile';
import { type PanelContent, readPanelData } from './panelData';
import { type ProfileOrigin } from './query/useReshaped';
import { TraceProfile } from './TraceProfile';
import { useKeptContent } from './useKeptContent';
import { usePanelParameter } from './usePanelParameter';
import { type SpanName } from './pick/usePick';

interface Props extends PanelProps<PanelOptions> {
  /** The span that is picked at first; for pages of the app. */
  readonly firstSpan?: SpanName;
  /** Where the view is kept; the page's address unless told. */
  readonly link?: ViewLink;
}

/** Spans and the profile of the picked one, given a trace or a search for some; the profile, given a profile. */
export default function SpanProfilePanel(props: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { id, data, width, height, options } = props;
  const content = useKeptContent(
    useMemo(() => readPanelData(data.series), [data.series]),
    data.state
  );
  const parameter = usePanelParameter(`flame-${id}`);
  const link = props.link ?? parameter;
  const compared = usePanelParameter(`compare-${id}`);
  const variables = useMemo(
    (): PickVariables => ({ trace: nameIn(options.traceIdVariable), span: nameIn(options.spanIdVariable) }),
    [options.traceIdVariable, options.spanIdVariable]
  );
  const source = originOf(content, props);
  const shown = (): React.JSX.Element => {
    switch (content.kind) {
      case 'trace':
        return <TraceProfile {...props} table={content.table} variables={variables} link={link} />;
      case 'search':
        return <SearchProfile {...props} found={content.found} variables={variables} link={link} />;
      case 'profile':
        return (
          <ProfileContent
            profile={content.profile}
            what="the profile of this panel's query"
            link={link}
            source={source}
            {...(!props.link && { asked: compared })}
          />
        );
      case 'missing':
        return <NothingToShow missing={content.missing} />;
    }
  };
  return (
    <div className={styles.panel} style={{ width, height }}>
      <ErrorBoundary boundaryName="spanflame-panel" dependencies={[content]}>
        {({ error }) =>
          error ? <Alert severity="error" title="This panel could not be drawn">{`${error.message}`}</Alert> : shown()
        }
      </ErrorBoundary>
    </div>
  );
}

/** The data source of Spanflame that a profile of the panel's own query came from. */
function originOf(
  content: PanelContent,
  { data, timeZone, replaceVariables }: PanelProps<PanelOptions>
): ProfileOrigin | undefined {
  const refId = content.kind === 'profile' ? content.profile.frame.refId : undefined;
  const asked = data.request?.targets.find((target) => target.refId === refId)?.datasource;
  const uid = asked?.type === DATASOURCE_TYPE && asked.uid ? replaceVariables(asked.uid) : undefined;
  const { panelId, dashboardUID } = data.request ?? {};
  return uid === undefined ? undefined : { uid, origin: { timezone: timeZone, scopedVars: {}, panelId, dashboardUID } };
}

/** Grafana's rule for names of variables; a dashboard's JSON may hold anything. */
const nameIn = (option: unknown): string => (typeof option === 'string' && /^\w+$/.test(option) ? option : '');

const getStyles = (_: GrafanaTheme2) => ({ panel: css({ overflow: 'auto', position: 'relative' }) });
