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

import { readRepositoryLink } from '../../profile/repositoryLink';
import { type BackendKind } from '../backends/backend';
import { backendOf, DEFAULT_ID_LABELS, isDurationText, type ProfilingOptions } from '../settings';
import { RulesField } from './RulesField';
import { TextField } from './TextField';
import { TraceSourceField } from './TraceSourceField';
import { urlProblem } from './urlProblem';

export type Props = DataSourcePluginOptionsEditorProps<ProfilingOptions>;

const BACKENDS: Array<{ value: BackendKind; label: string; description: string }> = [
  { value: 'pyroscope', label: 'Pyroscope', description: 'A Pyroscope server, version 1.2 or later' },
  { value: 'parca', label: 'Parca', description: 'A Parca server' },
  { value: 'pprof', label: 'pprof', description: 'One process that serves /debug/pprof/, or a folder of pprof files' },
];

const PLACEHOLDERS: Readonly<Record<BackendKind, string>> = {
  pyroscope: 'http://localhost:4040',
  parca: 'http://localhost:7070',
  pprof: 'http://localhost:6060',
};

const ABOUT_IDS =
  'Parca drops the labels of pprof samples since 0.23. It finds profiles by trace or span only where the id is a series label, or an attribute of an OTLP profile, which becomes one.';

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
              backend === 'pprof'
                ? 'Base URL of the process, without /debug/pprof. Leave empty to read files only.'
                : 'Base URL of the server. Only the queries of this data source are let through to it.'
            }
            placeholder={PLACEHOLDERS[backend]}
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
          {backend === 'parca' && (
            <ConfigSubSection title="Parca" description={ABOUT_IDS}>
              <TextField
                label="Trace label"
                description="Series label that carries the trace id, e.g. otel_traceid"
                placeholder={DEFAULT_ID_LABELS.trace}
                value={jsonData.traceLabel}
                problem={labelProblem(jsonData.traceLabel)}
                onChange={(traceLabel) => set({ traceLabel })}
              />
              <TextField
                label="Span label"
                description="Series label that carries the span id"
                placeholder={DEFAULT_ID_LABELS.span}
                value={jsonData.spanLabel}
                problem={labelProblem(jsonData.spanLabel)}
                onChange={(spanLabel) => set({ spanLabel })}
              />
            </ConfigSubSection>
          )}
          <ConfigSubSection title="Querying">
            <TextField
              label="Minimal step"
              description="Shortest time between two points; set it to the interval at which profiles are written."
              placeholder="15s"
              value={jsonData.minStep}
              problem={durationProblem(jsonData.minStep)}
              onChange={(minStep) => set({ minStep })}
            />
            {backend !== 'pprof' && (
              <TextField
                label="Longest query range"
                description="What the server reads at once; longer ranges are read in parts and put together. Pyroscope's max_query_length."
                placeholder={backend === 'pyroscope' ? '24h' : 'no limit'}
                value={jsonData.maxQueryLength}
                problem={durationProblem(jsonData.maxQueryLength)}
                onChange={(maxQueryLength) => set({ maxQueryLength })}
              />
            )}
            {backend === 'pyroscope' && (
              <TraceSourceField
                value={jsonData.tracesDatasourceUid}
                onChange={(tracesDatasourceUid) => set({ tracesDatasourceUid })}
              />
            )}
          </ConfigSubSection>
          <ConfigSubSection
            title="Source repository"
            description="Where the lines of functions are on the web. Other names in braces are labels of the profile."
          >
            <TextField
              label="Link to a line"
              description="With ${file} and ${line}; scheme and host are written out"
              placeholder="https://github.com/acme/shop/blob/${version}/${file}#L${line}"
              value={jsonData.repositoryUrl}
              problem={repositoryProblem(jsonData.repositoryUrl)}
              onChange={(repositoryUrl) => set({ repositoryUrl })}
            />
            <TextField
              label="Path prefix"
              description="How the program's own files begin in profiles; it is left out of the link, and other files get none"
              placeholder="/build/shop/"
              value={jsonData.repositoryPrefix}
              problem={undefined}
              onChange={(repositoryPrefix) => set({ repositoryPrefix })}
            />
          </ConfigSubSection>
          <ConfigSubSection
            title="Reading rules"
            description="What the panel looks for in profiles beside what is built in, as JSON. Rules of the same id as a built-in one stand in its place."
          >
            <RulesField
              value={jsonData.readingRules}
              isReadOnly={options.readOnly === true}
              onChange={(readingRules) => set({ readingRules })}
            />
          </ConfigSubSection>
          <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
        </ConfigSection>
      </Stack>
    </div>
  );
}

function repositoryProblem(template: string | undefined): string | undefined {
  const read = template ? readRepositoryLink(template, '') : undefined;
  return read && !read.ok ? read.error : undefined;
}

const durationProblem = (text: string | undefined): string | undefined =>
  !text || isDurationText(text) ? undefined : 'A number with a unit: ms, s, m, h, d, w, M or y';

const labelProblem = (name: string | undefined): string | undefined =>
  !name || /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) ? undefined : 'A label name: letters, digits and _';

/** Cross-site credentials are for requests of the browser, which this data source does not make. */
const METHODS = [AuthMethod.NoAuth, AuthMethod.BasicAuth, AuthMethod.OAuthForward];
