import { useEffect, useState } from 'react';

import { compilePattern } from '../../profile/frameFilter';

/**
 * Why a pattern is no regular expression (RE2); undefined while that is not known, and for one with variables, which is
 * known only when it is run. The engine is loaded with the first pattern.
 */
export function usePatternProblem(pattern: string | undefined): string | undefined {
  const [last, setLast] = useState<{ readonly pattern: string; readonly problem: string | undefined }>();
  useEffect(() => {
    let current = true;
    if (pattern && !holdsVariable(pattern)) {
      void compilePattern(pattern).then(
        (compiled) => current && setLast({ pattern, problem: compiled.ok ? undefined : compiled.error })
      );
    }
    return () => {
      current = false;
    };
  }, [pattern]);
  return last && last.pattern === pattern ? last.problem : undefined;
}

/** `$` alone is the end of a text in a regular expression. */
const holdsVariable = (pattern: string): boolean => /\$(\w|\{)|\[\[\w/.test(pattern);
