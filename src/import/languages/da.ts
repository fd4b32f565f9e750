import type { Language } from './language.ts';

export const da: Language = {
  headers: {
    externalId: 'kundenr|kunde nr|kundenummer|debitornr|debitornummer',
    name: 'navn|kundenavn|fulde navn|kontaktperson',
    firstName: 'fornavn',
    lastName: 'efternavn',
    company: 'virksomhed|virksomhedsnavn|firmanavn',
    email: 'e-postadresse|epost|mailadresse',
    phone: 'tlf|tlf nr|telefonnr|mobilnr|mobiltlf',
    address: 'vej|gade|postadresse',
    city: 'by',
    postalCode: 'postnr',
    product: 'vare|varenavn|varetekst',
    birthday: 'fødselsdag|fødselsdato',
    note: 'bemærkning|bemærkninger|noter',
    value: 'omsætning|samlet omsætning|samlet køb|købt for i alt',
    orders: 'antal ordrer|antal køb',
    firstPurchase: 'første køb',
    lastPurchase: 'seneste køb|sidste køb|seneste ordre|sidste ordre|seneste faktura',
    orderId: 'ordrenr|ordrenummer|fakturanr|fakturanummer|bilagsnr',
    orderDate: 'ordredato|fakturadato|dato',
    amount: 'total i alt|i alt|beløb|totalbeløb|fakturabeløb',
    unitPrice: 'enhedspris|stykpris',
  },
  weakDates: 'dato',
};
