/** A lock between processes, which the system releases when its holder ends. */
export { whileLocked } from './sqlite/lock.ts';
