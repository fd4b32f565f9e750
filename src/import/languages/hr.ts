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
  statuses: {
    partly: /djelomično/,
    refunded: /vraćen|povrat/,
    cancelled: /otkazan|storniran|poništen/,
    writtenOff: /otpisan/,
    failed: /neuspje|odbijen/,
    draft: /ponuda|u izradi/,
    unpaid: /neplaćen|dospjel|čeka/,
    paid: /plaćen|isporučen|završen|poslan|u obradi|potvrđen/,
  },
  documents: {
    refund: /odobrenje|storno/i,
    sale: /račun|prodaja|narudžb/i,
    invoice: /račun/i,
    offer: /ponuda|predračun/i,
  },
};
