import { withoutUnresolved } from './unresolved';

const SERVICE = '${__span.tags["service.name"]}';

describe('a label selector whose variables have no value', () => {
  it.each([
    ['has the quotes of the variable inside those of the value', `{service_name="${SERVICE}"}`, '{}', [SERVICE]],
    ['keeps its other matchers', `{env="prod", service_name="${SERVICE}"}`, '{env="prod"}', [SERVICE]],
    ['drops a matcher with other text too', '{pod=~"a-${__span.tags.pod}.*",b="1"}', '{b="1"}', ['${__span.tags.pod}']],
    ['has a variable for all of its matchers', '{${__tags}}', '{}', ['${__tags}']],
    ['has one for some of them', '{${__tags}, env="prod"}', '{env="prod"}', ['${__tags}']],
    ['has one behind the others', '{env="prod",${__tags}}', '{env="prod"}', ['${__tags}']],
    ['names a variable twice', '{a="${x}",b="${x}"}', '{}', ['${x}']],
  ])('%s', (_case, selector, narrowed, unresolved) => {
    expect(withoutUnresolved(selector)).toEqual({ selector: narrowed, unresolved });
  });

  it.each(['{service_name="checkout"}', '{a=~"b$"}', '{a="$service"}', '', '{broken="${x}'])(
    'leaves %j alone',
    (text) => {
      expect(withoutUnresolved(text)).toEqual({ selector: text, unresolved: [] });
    }
  );
});
