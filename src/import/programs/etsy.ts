import type { Program } from './program.ts';

export const etsy: Program = {
  name: 'Etsy',
  marks: ['Order ID', 'Order Total', 'Adjusted Order Total'],
  // After a refund; empty where there was none.
  headers: { 'Adjusted Order Total': 'amount' },
};
