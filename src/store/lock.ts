/** A lock between processes that the system lets go of. */
export { whileLocked } from './sqlite/lock.ts';
