import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Combobox, Field, Modal, Tab, TabContent, TabsBar, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { type AlertSubject } from '../../alerting/alertSubject';
import { visibleText } from '../../profile/visibleText';
import { fileNameOf } from '../flame/export/saveBlob';
import { prometheusDataSources } from '../query/dataSources';
import { AlertFields } from './AlertFields';
import { firstForm, readForm } from './alertForm';
import { alertText, type TextKind } from './alertTexts';
import { AlertTextView } from './AlertTextView';
import { RecordingRulesView } from './RecordingRulesView';

interface Props {
  readonly subject: AlertSubject;
  /** uid of the data source of the profile. */
  readonly uid: string;
  readonly onClose: () => void;
}

type Shown = TextKind | 'recording';

const TABS: ReadonlyArray<readonly [Shown, string]> = [
  ['prometheus', 'Prometheus rule'],
  ['grafana', 'Grafana rule'],
  ['exporter', 'Exporter'],
  ['recording', 'Pyroscope recording rule'],
];
const FOLDER = 'Spanflame';
const ANY_PROMETHEUS = 'prometheus';

/** An alert on one function, as text to take along. Nothing is created but a recording rule, where that is asked for. */
export default function AlertDialog({ subject, uid, onClose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [form, setForm] = useState(() => firstForm(subject));
  const [shown, setShown] = useState<Shown>('prometheus');
  const prometheusId = useId();
  const [sources] = useState(prometheusDataSources);
  const [prometheusUid, setPrometheusUid] = useState(sources[0]?.uid ?? ANY_PROMETHEUS);
  const { alert, problems } = readForm(form, subject);
  const place = { grafanaUrl: config.appUrl, profileSource: uid, prometheusUid, folder: FOLDER };
  return (
    <Modal className={styles.modal} title={`Alert on ${visibleText(subject.functionName)}`} isOpen onDismiss={onClose}>
      <div className={styles.dialog} data-testid="alert-dialog">
        <AlertFields subject={subject} form={form} problems={problems} onChange={setForm} />
        <div>
          <TabsBar>
            {TABS.map(([name, label]) => (
              <Tab key={name} label={label} active={shown === name} onChangeTab={() => setShown(name)} />
            ))}
          </TabsBar>
          <TabContent className={styles.tab}>
            {shown === 'grafana' && sources.length > 0 && (
              <Field noMargin label="Prometheus data source">
                <Combobox
                  id={prometheusId}
                  options={sources.map((source) => ({ value: source.uid, label: source.name }))}
                  value={prometheusUid}
                  onChange={({ value }) => setPrometheusUid(value)}
                />
              </Field>
            )}
            {shown === 'grafana' && sources.length === 0 && (
              <p className={styles.note}>
                This Grafana has no Prometheus data source: put the uid of yours in the place of {ANY_PROMETHEUS}.
              </p>
            )}
            {!alert && <p className={styles.note}>The fields above have to be mended first.</p>}
            {alert &&
              (shown === 'recording' ? (
                <RecordingRulesView alert={alert} subject={subject} uid={uid} />
              ) : (
                <AlertTextView
                  alertText={alertText(shown, alert, subject, place)}
                  fileName={fileNameOf(`${shown}-${subject.functionName}`, 'yaml')}
                />
              ))}
          </TabContent>
        </div>
        <p className={styles.note}>
          {shown === 'recording'
            ? 'Nothing is created before you confirm it.'
            : 'Nothing was created: this is text to take along.'}
        </p>
      </div>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  modal: css({ width: 860, maxWidth: '96%' }),
  dialog: css({ display: 'grid', gap: theme.spacing(2) }),
  tab: css({ display: 'grid', gap: theme.spacing(1), paddingTop: theme.spacing(1), background: 'transparent' }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
});
