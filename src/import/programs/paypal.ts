import type { Program } from './program.ts';

/** Its statement in other languages than English, where the kind of a booking stands under another word than elsewhere. */
export const paypal: Program = {
  name: 'PayPal',
  marks: ['Absender E-Mail-Adresse', 'Transaktionscode'],
  headers: { Beschreibung: 'type' },
};
