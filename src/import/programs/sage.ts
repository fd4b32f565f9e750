import type { Program } from './program.ts';

export const sage: Program = {
  name: 'Sage',
  marks: ['A/C', 'Net Amount', 'Tax Amount'],
  rowTypes: {
    SI: 'invoice',
    SC: 'credit',
    SD: 'credit',
    SR: 'payment',
    SA: 'payment',
    PI: 'supplier',
    PC: 'supplier',
    PD: 'supplier',
    PP: 'supplier',
    PA: 'supplier',
    PR: 'supplier',
    BP: 'supplier',
    CP: 'supplier',
    VP: 'supplier',
    BT: 'booking',
    JC: 'booking',
    JD: 'booking',
  },
};
