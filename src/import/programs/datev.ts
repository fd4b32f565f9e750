import type { Program } from './program.ts';

export const datev: Program = {
  name: 'DATEV',
  marks: ['Konto', 'Adressattyp'],
  supplierIds: {
    pattern: /^[7-9]\d{4,8}$/,
    why: 'is a supplier: customers have accounts from 10000 to 69999',
  },
};
