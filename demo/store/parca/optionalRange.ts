import { type Range } from '../profiles/profileStore';
import { type Parameters } from './parameters';
import { readTime } from './parcaTime';

/** `start` and `end`; undefined without both of them. */
export function optionalRange(parameters: Parameters): Range | undefined {
  const [start, end] = [parameters.text('start'), parameters.text('end')];
  return start === '' || end === '' ? undefined : { start: readTime('start', start), end: readTime('end', end) };
}
