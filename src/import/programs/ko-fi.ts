import type { Program } from './program.ts';

/** Support and sales; whom it is from is told in a column that elsewhere says where something came from. */
export const kofi: Program = {
  name: 'Ko-fi',
  marks: ['DateTime (UTC)', 'From', 'TransactionType', 'TransactionId'],
  headers: { From: 'name' },
};
