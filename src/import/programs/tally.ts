import type { Program } from './program.ts';

export const tally: Program = {
  name: 'Tally',
  marks: ['Particulars', 'Vch Type', 'Vch No.'],
  headers: { Particulars: 'name', 'Vch Type': 'type', 'Vch No.': 'orderId' },
};
