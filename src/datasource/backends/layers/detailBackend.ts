import { ok } from '../../../profile/result';
import { type BackendError } from '../error';
import { type PartedBackend } from './splitBackend';

/** Shows functions where lines were asked for and the server has none for what the query narrows to, and says so. */
export function detailBackend(backend: PartedBackend): PartedBackend {
  return {
    ...backend,
    async profile(query, signal, onProgress) {
      const answer = await backend.profile(query, signal, onProgress);
      if (query.detail === 'function' || answer.ok || !isWithoutFiles(answer.error)) {
        return answer;
      }
      const byFunction = await backend.profile({ ...query, detail: 'function' }, signal, onProgress);
      if (!byFunction.ok || byFunction.value.kind === 'empty') {
        return byFunction;
      }
      const notice = `Shown by function, not by ${query.detail}: ${answer.error.detail}.`;
      return ok({ ...byFunction.value, notices: [notice, ...byFunction.value.notices] });
    },
  };
}

const isWithoutFiles = (error: BackendError): error is Extract<BackendError, { kind: 'unsupported' }> =>
  error.kind === 'unsupported' && (error.wanted === 'filesOfSpan' || error.wanted === 'filesOfIds');
