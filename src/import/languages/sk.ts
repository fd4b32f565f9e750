import type { Language } from './language.ts';

export const sk: Language = {
  headers: {
    externalId: 'id zákazníka',
    name: 'meno a priezvisko|odberateľ|kontaktná osoba',
    lastName: 'priezvisko',
    company: 'spoločnosť|názov firmy',
    phone: 'telefón|telefónne číslo',
    address: 'adresa|ulica',
    city: 'mesto|obec',
    region: 'kraj',
    country: 'krajina|štát',
    product: 'tovar|položka',
    birthday: 'dátum narodenia',
    note: 'poznámka|poznámky',
    value: 'obrat',
    orders: 'počet objednávok',
    lastPurchase: 'posledná objednávka|posledný nákup',
    orderId: 'číslo objednávky|číslo faktúry',
    orderDate: 'dátum objednávky|dátum vystavenia|dátum',
    amount: 'celkom|čiastka',
    quantity: 'množstvo',
    unitPrice: 'jednotková cena',
    status: 'stav',
  },
  givenName: 'meno',
  weakDates: 'dátum',
};
