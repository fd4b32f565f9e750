import type { Language } from './language.ts';

export const hr: Language = {
  givenName: 'ime',
  payments: 'uplata|uplate|plaćanje|plaćanja',
  paymentDates: 'datum uplate|datum plaćanja',
  invoices: 'račun',
  dueDates: 'dospijeće|datum dospijeća',
};
