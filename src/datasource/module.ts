import { DataSourcePlugin } from '@grafana/data';

import { ProfilingDataSource } from './datasource';
import { ConfigEditor, QueryEditor } from './editors/lazyEditors';
import { type ProfilingQuery } from './query';
import { type ProfilingOptions } from './settings';

export const plugin = new DataSourcePlugin<ProfilingDataSource, ProfilingQuery, ProfilingOptions>(ProfilingDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
