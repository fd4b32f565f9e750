/** What commands may do to encrypt a book. */
export { cipherName, requireLibrary } from './dialect/cipher.ts';
export { reseal, type Seal } from './dialect/exchange.ts';
