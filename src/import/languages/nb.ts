import type { Language } from './language.ts';

export const nb: Language = {
  headers: {
    externalId: 'kundenr',
    name: 'navn|kundenavn|fullt navn|kontaktperson',
    firstName: 'fornavn',
    lastName: 'etternavn',
    company: 'firmanavn|selskap|selskapsnavn|bedrift|bedriftsnavn',
    email: 'e-postadresse|epost',
    phone: 'tlf|telefonnr|mobilnr|mobiltlf',
    address: 'gateadresse|postadresse',
    city: 'sted|poststed',
    postalCode: 'postnr',
    birthday: 'fødselsdag|fødselsdato',
    note: 'noter|notat|merknad',
    value: 'omsetning|totalt kjøpt',
    orders: 'antall ordre|antall kjøp',
    firstPurchase: 'første kjøp|første ordre',
    lastPurchase: 'siste kjøp|siste ordre|siste faktura',
    orderId: 'ordrenr|ordrenummer|fakturanr|fakturanummer|bilagsnr',
    orderDate: 'ordredato|fakturadato|bestillingsdato|dato',
    amount: 'beløp|sum',
    quantity: 'antall',
    unitPrice: 'enhetspris',
  },
  weakDates: 'dato',
};
