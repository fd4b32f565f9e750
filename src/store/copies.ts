/** What commands may do with a book's file as a file: look at it without opening it as a book, replace it, encrypt it. */
export { looksLikeBook, saltOf } from './dialect/connect.ts';
export { replaceBook } from './dialect/copy.ts';
export { type Inspection, inspect, peopleIn } from './dialect/inspect.ts';
export { schemaVersion } from './migrations.ts';
