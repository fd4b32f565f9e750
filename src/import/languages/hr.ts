import type { Language } from './language.ts';

export const hr: Language = {
  givenName: 'ime',
  payments: 'uplata|uplate|plaćanje|plaćanja',
  paymentDates: 'datum uplate|datum plaćanja',
  invoices: 'račun',
  dueDates: 'dospijeće|datum dospijeća',
  standings: {
    customer: 'kupac|kupci|klijent',
    supplier: 'dobavljač|dobavljači',
    lead: 'potencijalni kupac|potencijalni klijent|potencijalni',
    opportunity: 'prilika',
    active: 'aktivan|aktivna',
    inactive: 'neaktivan|neaktivna',
    archived: 'arhiviran|arhiva',
  },
};
