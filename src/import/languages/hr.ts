import type { Language } from './language.ts';

export const hr: Language = {
  givenName: 'ime',
  payments: 'uplata|uplate|plaćanje|plaćanja',
  invoices: 'račun',
  dueDates: 'dospijeće|datum dospijeća',
};
