import type { Language } from './language.ts';

export const bg: Language = {
  givenName: 'име',
  payments: 'плащане|плащания',
  paymentDates: 'дата на плащане',
  invoices: 'фактура',
  dueDates: 'падеж',
  standings: {
    customer: 'клиент|клиенти',
    supplier: 'доставчик|доставчици',
    lead: 'потенциален клиент|потенциален',
    opportunity: 'възможност',
    active: 'активен|активна',
    inactive: 'неактивен|неактивна',
    archived: 'архивиран|архив',
  },
};
