import type { Language } from './language.ts';

export const bg: Language = {
  givenName: 'име',
  payments: 'плащане|плащания',
  invoices: 'фактура',
  dueDates: 'падеж',
};
