/** File-level operations on a book: inspect, replace, encrypt. */

export { notAsMade } from './damaged.ts';
export { looksLikeBook, saltOf } from './sqlite/connect.ts';
export { replaceBook } from './sqlite/copy.ts';
export { isLogOf } from './sqlite/foreign-log.ts';
export { type Inspection, inspect, peopleIn } from './sqlite/inspect.ts';
export { isDraftOfBook } from './sqlite/left-behind.ts';
export { schemaVersion } from './sqlite/migrations/index.ts';
export { outlineOfCopy } from './sqlite/outline-of-copy.ts';
