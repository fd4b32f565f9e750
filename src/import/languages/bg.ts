import type { Language } from './language.ts';

export const bg: Language = {
  givenName: 'име',
  payments: 'плащане|плащания',
  paymentDates: 'дата на плащане',
  invoices: 'фактура',
  dueDates: 'падеж',
};
