import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as data from '@grafana/data';
import * as runtime from '@grafana/runtime';
import * as ui from '@grafana/ui';
import * as d3 from 'd3';
import i18next from 'i18next';
import lodash from 'lodash';
// eslint-disable-next-line no-restricted-imports -- shared with plugins that still use it, as Grafana does
import moment from 'moment';
import prismjs from 'prismjs';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import * as reactRouter from 'react-router-dom-v5-compat';
import * as rxjs from 'rxjs';

/** A CommonJS package: AMD callers get the value itself, SystemJS callers its default export. */
const commonJs = (value: object): object => ({ ...value, default: value, __useDefault: true });

/** The packages that Grafana gives to plugins instead of letting them bundle their own. */
export const sharedModules: Readonly<Record<string, object>> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': data,
  '@grafana/runtime': runtime,
  '@grafana/ui': ui,
  d3,
  i18next: commonJs(i18next),
  lodash: commonJs(lodash),
  moment: { default: moment, __useDefault: true },
  prismjs: commonJs(prismjs),
  react: React,
  'react/jsx-runtime': jsxRuntime,
  'react-dom': ReactDOM,
  'react-router': reactRouter,
  rxjs,
};
