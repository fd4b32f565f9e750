/** What commands may do to encrypt a book. */
export { cipherName, requireLibrary } from './sqlite/cipher.ts';
export { reseal, type Seal } from './sqlite/exchange.ts';
