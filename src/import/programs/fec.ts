import type { Program } from './program.ts';

/** The file of bookings that every French accounting program exports. */
export const fec: Program = {
  name: 'FEC',
  marks: ['EcritureNum', 'CompteNum', 'CompAuxLib'],
  headers: {
    CompteNum: 'ledgerAccount',
    CompteLib: null,
    CompAuxNum: 'externalId',
    CompAuxLib: 'name',
    EcritureNum: null,
    EcritureDate: 'orderDate',
    PieceRef: 'orderId',
    PieceDate: null,
  },
};
