import { matchesGlob } from 'node:path';

/** Whether a path, with slashes, is one of these. */
export const isOneOf = (path: string, globs: readonly string[]): boolean =>
  globs.some((glob) => matchesGlob(path, glob));
