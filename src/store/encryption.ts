/** Operations for encrypting a book. */
export { cipherName, requireLibrary } from './sqlite/cipher.ts';
export { reseal, type Seal } from './sqlite/exchange.ts';
