import { type AnnotationSupport } from '@grafana/data';

import { QueryEditor } from './editors/lazyEditors';
import { type ProfilingQuery } from './query';

/** New versions of a service: what changes of a label are most often asked for. */
const DEFAULT = { queryType: 'labelChanges', labelSelector: '{}', label: 'version' } as const;

/**
 * Annotation queries are label changes. Their frames have the fields that Grafana's own conversion makes events of, so
 * that the mappings of a dashboard apply too.
 */
export const annotationSupport: AnnotationSupport<ProfilingQuery> = {
  QueryEditor,
  getDefaultQuery: () => DEFAULT,
  prepareQuery: ({ target }) => target && { ...DEFAULT, ...target },
};
