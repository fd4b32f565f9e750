/** What commands may do with a book's file as a file: look at it without opening it as a book, and replace it. */
export { type Inspection, inspect, replaceBook } from './dialect/copy.ts';
export { schemaVersion } from './migrations.ts';
