import type { Program } from './program.ts';

/** What certified programs in Portugal call their documents: a code before the number, the same in all of them. */
export const moloni: Program = {
  name: 'Moloni',
  marks: ['Documento', 'Cliente', 'NIF'],
  rowTypes: {
    FT: 'invoice',
    FS: 'invoice',
    FR: 'invoice',
    VD: 'invoice',
    ND: 'invoice',
    NC: 'credit',
    RC: 'payment',
    RG: 'payment',
    // An order, which its invoice follows.
    NE: 'offer',
    OR: 'offer',
    PF: 'offer',
    GR: 'booking',
    GT: 'booking',
  },
};
