import type { Program } from './program.ts';

/** DATEV's bookings on customers' accounts: the account is the customer's number. */
export const datevBookings: Program = {
  name: 'DATEV-Bookings',
  marks: ['Soll/Haben-Kennzeichen', 'Gegenkonto (ohne BU-Schlüssel)'],
  headers: {
    'Umsatz (ohne Soll/Haben-Kz)': 'amount',
    'Soll/Haben-Kennzeichen': 'side',
    'WKZ Umsatz': 'currency',
    Konto: 'externalId',
    Kontobezeichnung: 'name',
    'Gegenkonto (ohne BU-Schlüssel)': null,
    'Belegfeld 1': 'orderId',
    Belegdatum: 'orderDate',
  },
  daysWithoutYear: 'Belegdatum',
};
