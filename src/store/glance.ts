/** A quick look into a book while somebody types. */
export { glanceAt } from './sqlite/glance.ts';
