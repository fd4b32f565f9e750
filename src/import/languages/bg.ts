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
  statuses: {
    partly: /частично/,
    refunded: /възстановен|върнат/,
    cancelled: /анулиран|отказан|отменен|сторнир/,
    writtenOff: /отписан|несъбираем/,
    failed: /неуспеш|отхвърлен|изтекл/,
    draft: /чернова|оферта/,
    unpaid: /неплатен|просрочен|очаква|изпратена/,
    paid: /платен|изпълнен|доставен|завършен|изпратен|потвърден|обработва/,
  },
  documents: {
    refund: /кредитно известие|сторно/i,
    sale: /фактура|продажба|поръчка/i,
    invoice: /фактура/i,
    offer: /проформа|оферта/i,
  },
};
