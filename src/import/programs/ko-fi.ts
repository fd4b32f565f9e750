import type { Program } from './program.ts';

/** Support and sales; the supporter is in a column that in other files says where something came from. */
export const kofi: Program = {
  name: 'Ko-fi',
  marks: ['DateTime (UTC)', 'From', 'TransactionType', 'TransactionId'],
  headers: { From: 'name' },
};
