import { type ResolvedQuery } from './backend';

/** Whether the frames of the answer must come with their files, and so with their lines. */
export const readsFiles = ({ needsFiles, detail }: Pick<ResolvedQuery, 'needsFiles' | 'detail'>): boolean =>
  needsFiles || detail !== 'function';
