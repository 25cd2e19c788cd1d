import {
  type DataContextScopedVar,
  type Field,
  formattedValueToString,
  getFieldDisplayName,
  getFieldDisplayValuesProxy,
} from '@grafana/data';
import lodash from 'lodash';

/**
 * What `${__value.raw}`, `${__field.labels.x}`, `${__data.fields.x}` and the like stand for in a link of a frame's row;
 * undefined where the macro or the row is not known.
 */
export function valueInContext(name: string, path: string, context: DataContextScopedVar['value']): unknown {
  const { frame, field, rowIndex } = context;
  switch (name) {
    case '__value':
      return rowIndex === undefined ? undefined : valueOf(path, field, frame.fields, rowIndex);
    case '__field':
      return path === 'displayName' ? getFieldDisplayName(field, frame) : lodash.get(field, path || 'name');
    case '__series':
      return frame.name;
    case '__data':
      return rowIndex === undefined
        ? undefined
        : lodash.get({ fields: getFieldDisplayValuesProxy({ frame, rowIndex }), name: frame.name }, path);
    default:
      return undefined;
  }
}

function valueOf(path: string, field: Field, fields: readonly Field[], row: number): unknown {
  const raw: unknown = field.values[row];
  switch (path) {
    case 'time':
      return fields.find(({ type }) => type === 'time')?.values[row];
    case 'numeric':
      return field.display?.(raw).numeric ?? raw;
    case 'text':
      return field.display ? formattedValueToString(field.display(raw)) : raw;
    default:
      return raw;
  }
}
