import type { Program } from './program.ts';

/** PayPal's statement in other languages than English, where the kind of a booking has a word of its own. */
export const paypal: Program = {
  name: 'PayPal',
  marks: ['Absender E-Mail-Adresse', 'Transaktionscode'],
  headers: { Beschreibung: 'type' },
};
