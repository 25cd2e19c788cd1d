import { connectMessage } from './connectError';

it.each([
  ['{"code":"invalid_argument","message":"1:15: parse error"}', '1:15: parse error'],
  [
    '{"code":"unknown","message":"{\\"code\\":\\"invalid_argument\\",\\"message\\":\\"1:15: parse error\\"}"}',
    '1:15: parse error',
  ],
  ['{"code":"unauthenticated"}', 'unauthenticated'],
  ['{"code":"internal","message":"{not json}"}', '{not json}'],
  ['{"code":3,"message":"query: cannot be blank.","details":[]}', 'query: cannot be blank.'],
  ['{"message":"no code"}', undefined],
  ['404 page not found', undefined],
  ['', undefined],
  ['null', undefined],
])('%s: %s', (body, message) => {
  expect(connectMessage(body)).toBe(message);
});
