import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import {
  AdvancedHttpSettings,
  Auth,
  AuthMethod,
  ConfigSection,
  ConfigSubSection,
  convertLegacyAuthProps,
  DataSourceDescription,
} from '@grafana/plugin-ui';
import { Divider, Field, RadioButtonGroup, Stack } from '@grafana/ui';
import React from 'react';

import { type BackendKind } from '../backends/backend';
import { backendOf, isDurationText, type ProfilingOptions } from '../settings';
import { TextField } from './TextField';
import { urlProblem } from './urlProblem';

type Props = DataSourcePluginOptionsEditorProps<ProfilingOptions>;

const BACKENDS: Array<{ value: BackendKind; label: string; description: string }> = [
  { value: 'pyroscope', label: 'Pyroscope', description: 'A Pyroscope server, version 1.2 or later' },
  { value: 'pprof', label: 'pprof', description: 'One process that serves /debug/pprof/, or a folder of pprof files' },
];

export function ConfigEditor({ options, onOptionsChange }: Props): React.JSX.Element {
  const { jsonData } = options;
  const backend = backendOf(jsonData);
  const set = (part: Partial<ProfilingOptions>): void =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...part } });

  return (
    <div data-testid="config-editor">
      <Stack direction="column" gap={2}>
        <DataSourceDescription
          dataSourceName="Spanflame profiles"
          docsLink="https://grafana.com/docs/grafana/latest/datasources/"
          hasRequiredFields={false}
        />
        <Divider spacing={1} />
        <ConfigSection title="Connection">
          <Field label="Backend" description="What the URL points to">
            <RadioButtonGroup
              aria-label="Backend"
              options={BACKENDS}
              value={backend}
              onChange={(value) => set({ backend: value })}
            />
          </Field>
          <TextField
            label="URL"
            description={
              backend === 'pyroscope'
                ? 'Base URL of the server. Only the queries of this data source are let through to it.'
                : 'Base URL of the process, without /debug/pprof. Leave empty to read files only.'
            }
            placeholder={backend === 'pyroscope' ? 'http://localhost:4040' : 'http://localhost:6060'}
            value={jsonData.url}
            problem={urlProblem(jsonData.url)}
            onChange={(url) => set({ url })}
          />
          {backend === 'pprof' && (
            <TextField
              label="Files URL"
              description="Base URL of a folder with pprof files and an index.json that lists their names"
              placeholder="https://profiles.example.com/checkout"
              value={jsonData.filesUrl}
              problem={urlProblem(jsonData.filesUrl)}
              onChange={(filesUrl) => set({ filesUrl })}
            />
          )}
        </ConfigSection>
        <Divider spacing={1} />
        <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} visibleMethods={METHODS} />
        <Divider spacing={1} />
        <ConfigSection title="Additional settings" isCollapsible>
          {backend === 'pyroscope' && (
            <ConfigSubSection title="Pyroscope">
              <TextField
                label="Tenant"
                description="Sent as X-Scope-OrgID; several tenants are joined by |. Empty where multi-tenancy is off."
                placeholder="none"
                value={jsonData.tenant}
                problem={undefined}
                onChange={(tenant) => set({ tenant })}
              />
            </ConfigSubSection>
          )}
          <ConfigSubSection title="Querying">
            <TextField
              label="Minimal step"
              description="Shortest time between two points; set it to the interval at which profiles are written."
              placeholder="15s"
              value={jsonData.minStep}
              problem={
                !jsonData.minStep || isDurationText(jsonData.minStep)
                  ? undefined
                  : 'A number with a unit: ms, s, m, h, d, w, M or y'
              }
              onChange={(minStep) => set({ minStep })}
            />
          </ConfigSubSection>
          <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
        </ConfigSection>
      </Stack>
    </div>
  );
}

/** Cross-site credentials are for requests of the browser, which this data source does not make. */
const METHODS = [AuthMethod.NoAuth, AuthMethod.BasicAuth, AuthMethod.OAuthForward];
