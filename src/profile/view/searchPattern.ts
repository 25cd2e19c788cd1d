import { compilePattern } from '../frameFilter';
import { ok, type Result } from '../result';
import { type NameTest, textSearch } from './textSearch';

/** What is looked for in names. `text`: see `textSearch`. `regex`: RE2, found anywhere. */
export interface SearchPattern {
  readonly kind: 'text' | 'regex';
  readonly pattern: string;
}

/** Why a pattern cannot be used: a sentence. */
export interface SearchProblem {
  readonly detail: string;
}

/**
 * Compiles a pattern; `undefined` for one that asks for nothing. The engine of regular expressions is loaded only when
 * there is one.
 */
export async function compileSearch({
  kind,
  pattern,
}: SearchPattern): Promise<Result<NameTest | undefined, SearchProblem>> {
  if (kind === 'text' || pattern === '') {
    return ok(kind === 'text' ? textSearch(pattern) : undefined);
  }
  const compiled = await compilePattern(pattern);
  const detail = compiled.ok ? '' : `"${pattern}" is no regular expression (RE2): ${compiled.error}`;
  return compiled.ok ? compiled : { ok: false, error: { detail } };
}
