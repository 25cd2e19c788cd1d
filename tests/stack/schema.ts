import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;

/** What a value has that a JSON schema doesn't allow, a line each; empty when it fits. */
export function violations(schema: Schema, value: unknown): string[] {
  const options = { allErrors: true, strict: false };
  const ajv =
    schema.$schema === 'https://json-schema.org/draft/2020-12/schema' ? new Ajv2020(options) : new Ajv(options);
  addFormats(ajv);
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`
  );
}

/** An object of which every key is listed. */
export const closed = (properties: Schema, ...required: string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const text: Schema = { type: 'string', minLength: 1 };
export const oneOf = (...values: unknown[]): Schema => ({ enum: values });
export const anyObject: Schema = { type: 'object' };
export const yesNo: Schema = { type: 'boolean' };
export const whole: Schema = { type: 'integer' };
