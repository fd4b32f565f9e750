import type { Program } from './program.ts';

/** PayPal's statement in languages other than English, with their own words for the kinds of bookings. */
export const paypal: Program = {
  name: 'PayPal',
  marks: ['Absender E-Mail-Adresse', 'Transaktionscode'],
  headers: { Beschreibung: 'type' },
};
