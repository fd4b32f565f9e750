import type { LanguageWords } from './language.ts';

export const nl: LanguageWords = {
  personHeaders: {
    companyId: 'bedrijfs-id|gekoppelde bedrijfs-id|organisatie-id',
    role: 'functie|functietitel|functienaam',
    language: 'taal|voorkeurstaal',
  },
  noCompany: 'particulier|privé|zelfstandig|zzp|geen',
  headers: {
    externalId: `klantnummer|relatienummer|debiteurnummer|klant id|debiteur|klantnr|klantcode|debiteurnr|relatiecode
      |relatienr|klant-id|record-id`,
    name: `naam|klantnaam|klant|relatienaam|relatie|contactpersoon|volledige naam|naam debiteur|debiteurnaam
      |klant naam|bedrijf / naam|naam klant|koper|afzender|besteller|naam / bedrijf|gast|patiënt|betaler
      |tenaamstelling
      |factuur aan naam|factuur aan|factuurnaam|gekoppelde contactpersoon|gekoppeld contact|naam van de koper|naam koper
      |tegenpartij|naam tegenpartij`,
    firstName: 'voornaam|roepnaam',
    middleName: 'tussenvoegsel',
    lastName: 'achternaam|familienaam',
    company: 'bedrijfsnaam|bedrijf|organisatie|bedrijfsnaam klant|accountnaam|organisatienaam|gekoppeld bedrijf',
    email: 'emailadres|e-mailadres|van e-mailadres|van emailadres',
    phone: 'telefoon|telefoonnummer|gsm|mobiel|mobielnummer',
    address: 'adres|straat|straatnaam',
    city: 'plaats|stad|woonplaats|gemeente',
    region: 'provincie',
    postalCode: 'postcode',
    country: 'land',
    owner: 'accountmanager|verkoper',
    tags: 'groep|klantgroep',
    product: `product|omschrijving|omschrijving artikel
      |dealnaam|naam deal`,
    birthday: 'geboortedatum',
    note: 'notities|opmerkingen|opmerking',
    doNotCall: 'niet bellen',
    lastContact: 'laatste contact',
    currency: 'valuta|munt',
    value: `omzet|omzet excl. btw|omzet incl. btw|netto omzet|totale omzet|totaal besteed|totaal gefactureerd|omzet totaal|totaal verkoop|totaal gekocht
      |totale verkopen|verkopen|verkoop|totale aankopen|totaal aankopen`,
    refunded: 'terugbetaald|terugbetaald bedrag',
    orders: 'aantal bestellingen|aantal orders|bestellingen|aantal bezoeken',
    firstPurchase: 'eerste bestelling|eerste aankoop|eerste bezoek',
    lastPurchase: 'laatste bestelling|laatste aankoop|laatste factuur|datum laatste bestelling',
    type: 'soort|soort document|type document|transactietype|documenttype|documentsoort|levenscyclusfase|lifecyclefase|lifecycle fase|levenscyclus',
    cancelled: 'geannuleerd|geannuleerd op',
    orderId: `ordernummer|factuurnummer|bestelnummer|factuurnr|factuur|bestelnr|ordernr|bonnr|referentie|boekstuknummer
      |documentnummer|factuur-id
      |transactiereferentie|transactie-id`,
    series: 'reeks|factuurreeks|nummerreeks',
    orderDate: `datum|besteldatum|orderdatum|factuurdatum|aankoopdatum|boekdatum|aanmaakdatum|documentdatum|verkoopdatum
      |datum factuur|datum bestelling|afspraak|datum afspraak|betaaldatum|datum en tijd|boekingsdatum
      |sluitingsdatum|afsluitdatum
      |gewonnen op|verwachte sluitingsdatum|verwachte afsluitdatum`,
    amount: `totaalbedrag|totaal|bedrag|orderbedrag|factuurbedrag|bedrag incl. btw|totaal incl. btw|bedrag incl
      |totaal incl|factuurbedrag incl. btw|bedrag excl. btw|totaal excl. btw|bedrag excl|bedrag inclusief btw
      |totaal inclusief btw|totaalprijs|factuurtotaal|betaald bedrag|bruto
      |waarde|dealwaarde
      |eindtotaal|eindtotaal (basis)|eindtotaal (aangekocht)|totaalbedrag (basis)`,
    lineAmount: 'regeltotaal|regelbedrag|totaal regel',
    quantity: 'aantal',
    unitPrice: 'stuksprijs|prijs',
    status: `orderstatus|betalingsstatus|betaalstatus|factuurstatus|status factuur
      |dealfase|fase deal
      |fase|stadium`,
    debit: 'debet|debetbedrag',
    credit: 'credit|creditbedrag',
    standing:
      'klantstatus|relatiestatus|relatietype|relatiesoort|soort relatie|actief|inactief|gearchiveerd|status klant|type relatie|leadstatus|lead-status|status lead|status van lead|status van potentiële klant|klanttype|type klant|klantsoort|soort klant',
    isSupplier:
      'leverancier|is leverancier|leveranciersnummer|leverancierscode|leverancier-id|crediteur|crediteurnummer|crediteurennummer|crediteurcode',
    isCustomer: 'is klant',
    recipientEmail: 'naar e-mailadres|naar emailadres',
    direction: 'effect op saldo|invloed op saldo|af bij|af/bij',
    side: 'debet/credit|d/c',
    debitAccount: 'debetrekening|rekening debet',
    creditAccount: 'creditrekening|rekening credit',
  },
  moneyIn: 'inkomsten|ontvangen|ontvangsten',
  moneyOut: 'uitgaven|betaald uit',
  hundredths: 'centen|in centen|eurocenten',
  counterparties: 'tegenpartij|naam tegenpartij|naam/omschrijving|tegenrekeninghouder',
  ledgerAccounts: 'grootboekrekening|grootboek|rekening|rekeningnummer',
  receivables: /debiteuren/i,
  openings: /beginsaldo|openingsbalans|openingssaldo/i,
  weakDates: `datum|aanmaakdatum
      |sluitingsdatum|afsluitdatum|verwachte sluitingsdatum|verwachte afsluitdatum`,
  accounts: 'klant|klantnaam|relatie|relatienaam',
  contacts: 'contactpersoon',
  wordsAfter: 'incl btw|klant|van klant|eur|in eur|van de klant|van de koper|koper',
  payments: 'betaling|betalingen',
  paymentDates: 'betaaldatum|betalingsdatum|datum betaling|datum van betaling',
  invoices: 'factuur|faktuur',
  dueDates: 'verval',
  orderTotals: 'ordertotaal|totaal bestelling|factuurbedrag',
  elsewhere: /verzend|bezorg/i,
  customerIds: /klant/i,
  lookalikes: {
    hoped: /verwachte (?:omzet|opbrengst)|waarschijnlijkheid/i,
    average: /gemiddeld/i,
    period: /omzet\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
  },
  months: 'januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december',
  yes: 'ja j',
  no: 'nee',
  documents: {
    payment: /^factuurbetaling ontvangen$|^geld ontvangen$/i,
    invoice: /factuur/i,
    delivery: /pakbon|leverbon/i,
    order: /orderbevestiging|opdrachtbevestiging|^(?:verkoop)?order$|^bestelling$/i,
    paper: /offerte/i,
    refund: /creditnota|creditfactuur|terugbetaling|retour/i,
    payout: /uitbetaling|opname/i,
    sale: /factuur|verkoop|betaling|bestelling/i,
    bought:
      /factuur ontvangen|ontvangen factuur|factuurbetaling verstuurd|geld uitgegeven|inkoop|uitgave|leveranciersfactuur|kosten|onkosten/i,
  },
  noCalls: /\bniet bellen\b/i,
  rowLabels: 'rijlabels',
  wordsBefore: 'som van|factuur|afzender|koper|debiteur|klant|betaler|bestelling',
  recordDates: 'aanmaakdatum',
  paidDates: 'betaaldatum',
  totals: 'totaal|totalen|totale|subtotaal|eindtotaal|totaal generaal|algemeen totaal|som',
  footers: /^(?:gegenereerd|afgedrukt|geëxporteerd)|^(?:maan|dins|woens|donder|vrij|zater|zon)dag\b/i,
  statuses: {
    partly: /gedeeltelijk|deels|aanbetaald/,
    refunded: /terugbetaald|geretourneerd|gecrediteerd|retour/,
    cancelled: /geannuleerd|vervallen|verwijderd|ongeldig|ingetrokken/,
    writtenOff: /oninbaar|afgeboekt|afgeschreven/,
    failed: /mislukt|geweigerd|afgewezen|geweigerd|fout/,
    pending: /in behandeling bij bank|hangende|verlopen/,
    draft: /offerte|concept|klad/,
    lost: /verloren/,
    won: /gewonnen/,
    unpaid:
      /openstaand|onbetaald|niet betaald|nog te betalen|te laat|wacht op|in afwachting|in de wacht|verzonden naar|verstuurd|open$|aangehouden|herinnering|aanmaning|vervallen termijn|achterstallig/,
    paid: /betaald|voldaan|afgerond|voltooid|geleverd|verzonden|bezorgd|in behandeling|verwerk|geaccepteerd|bevestigd|gefactureerd|gesloten|ontvangen|geboekt/,
  },
  fees: 'kosten|vergoeding|tarief',
  balances: 'saldo|saldo na mutatie',
  counterSales: `passant|passanten|contante verkoop|baliecliënt|balieverkoop|contante klant|anoniem|gast|losse verkoop
      |kasverkoop|winkelverkoop|diverse klanten`,
  lifecycles: 'levenscyclusfase|lifecyclefase|lifecycle fase|levenscyclus',
  subscribers: 'abonnee|abonnees',
  leadStatuses: 'leadstatus|lead-status|status lead|status van lead|status van potentiële klant',
  standings: {
    customer: 'klant|klanten|afnemer|debiteur|debiteuren',
    supplier: 'leverancier|leveranciers|crediteur|crediteuren',
    lead: 'prospect|prospects|lead|leads|potentiële klant|suspect|geïnteresseerde|marketing-gekwalificeerde lead|gekwalificeerde lead|sales-gekwalificeerde lead|marketing gekwalificeerde lead|sales gekwalificeerde lead|potentiële klanten|mogelijke klant',
    opportunity: 'kans|verkoopkans|opportunity|kansen|verkoopkansen|open kans',
    active: 'actief',
    inactive: 'inactief|niet actief|gedeactiveerd|vervallen',
    archived: 'gearchiveerd|archief',
  },
  customerNumbers: 'klantnummer|klantnr|klant-id|klantcode|debiteurnummer|debiteurennummer|debiteur|debiteurcode',
  deals: /^fase$|^stadium$/,
  sides: { debit: 'debet|af', credit: 'credit|bij' },
  booked: 'geboekt|definitief',
  netAmounts: 'bedrag excl. btw|totaal excl. btw|bedrag excl|netto',
  weakIds: 'record-id|object-id',
  contactTypes: {
    home: /\bthuis|\bprive/,
    work: /\bwerk|\bzakelijk|\bkantoor/,
    main: /\bhoofd/,
    other: /\boverig|\bandere?\b/,
    mobile: /\bmobiel|\bgsm\b/,
  },
  countWords: 'aantal van',
  blankLabels: '(leeg)',
  deliveries: 'verzendstatus|leverstatus',
};
