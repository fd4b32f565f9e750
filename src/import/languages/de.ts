import type { LanguageWords } from './language.ts';

export const de: LanguageWords = {
  personHeaders: {
    companyId: 'unternehmens-id|firmen-id|zugeordnete unternehmens-ids|zugeordnete unternehmens-id|organisations-id',
    role: 'position|funktion|jobtitel|berufsbezeichnung|stellung|rolle|jobbezeichnung',
    language: 'sprache|bevorzugte sprache',
  },
  noCompany: 'privat|privatperson|privatkunde|selbständig|selbstständig|keine|unbekannt|rentner',
  headers: {
    externalId: `kundennummer|kunden-nr.|kundennr|kunden id|kd-nr|kdnr|debitorennummer|debitor|konto|adressnummer
      |mitgliedsnummer|externe id|kunden-nummer|kd.-nr.|kundenkennung|kontonummer|debitorenkonto|adress-nr.
      |partnernummer|geschäftspartner|kunden-id|datensatz-id|datensatznummer|kontakt nr.|kontakt-nr.|kontaktnummer|kundenkontonummer|debitorennr|deb.-nr.|verk. an deb.-nr.|nutzername des käufers|mitgliedsname|käufer-nutzername|id des käufers`,
    name: `kunde|kundenname|verk. an name|vor- und nachname|name (adressattyp keine angabe)|anzeigename|kontakt|ansprechpartner
      |kontaktperson|käufer|rechnungsempfänger|auftraggeber|besteller|name des kunden|kunde/firma
      |kunde name|debitorname|adressat|absender|zahler|rechnungskunde|gast|mieter|mitglied|patient|name/firma
      |rechnung an name|rechnung an|teilnehmername|name des eingeladenen|eingeladener name|rechnungsname|name des käufers|zugeordneter kontakt|käufername
      |zahlungsbeteiligter|name zahlungsbeteiligter|begünstigter/zahlungspflichtiger|beguenstigter/zahlungspflichtiger|gegenpartei`,
    firstName: 'vorname|vorname (adressattyp natürl. person)',
    middleName: 'weitere vornamen',
    lastName: 'nachname|name (adressattyp natürl. person)|familienname|zuname',
    suffix: 'namenszusatz',
    company: `firma|firmenname|unternehmen|unternehmensname|name (adressattyp unternehmen)|firma/organisation|betrieb
      |firmenbezeichnung
      |accountname|account-name|organisation|unternehmen / account|zugeordnetes unternehmen`,
    email: `e-mail-adresse|primäre e-mail-adresse|e-mail (geschäftlich)|kundenemail|e-mail: adresse|e-mail 2: adresse
      |e-mail 3: adresse|sekundäre e-mail-adresse|e-mail (privat)|mailadresse|absender e-mail-adresse
      |von e-mail-adresse|kunden-e-mail
      |teilnehmer-e-mail|e-mail des teilnehmers|e-mail des eingeladenen|eingeladener e-mail`,
    phone: `telefon|telefonnummer|rufnummer|telefon geschäftlich|telefon 1|tel. dienstlich|haupttelefon|festnetz|mobil
      |mobiltelefon|mobilnummer|handy|mobil-tel.-nr.|handynummer|telefon privat|telefonnr|telefon-nr.|tel.-nr.
      |rufnr|mobilfunk`,
    address: `straße|strasse|adresse|anschrift|straße geschäftlich|dienstlich: adresse|straße und hausnummer
      |strasse und nr|straße und nr|straße/nr.|adresse 1|adresse 2`,
    city: 'ort|stadt|ort geschäftlich|wohnort|stadt/ort|gemeinde',
    region: 'bundesland|kanton|land geschäftlich',
    postalCode: 'plz|postleitzahl|postleitzahl geschäftlich|dienstlich: plz',
    country: 'land|region geschäftlich|dienstlich: land|eu-land|länderkennzeichen',
    timeZone: 'zeitzone',
    owner: `kundenbetreuer|betreuer|verkäufer|vertreter|außendienst|sachbearbeiter|kundenberater|ansprechpartner intern`,
    tags: 'kategorie|kategorien|kundengruppe|gruppe|schlagworte|schlagwörter|stichwörter|kundenart|kundentyp',
    product:
      'artikel|artikelbezeichnung|bezeichnung|produkt|leistung|deal-name|dealname|opportunity-name|name der opportunity|titel des deals',
    birthday: 'geburtstag|geburtsdatum',
    website: 'webseite|internet',
    note: 'notiz|notizen|bemerkung|bemerkungen|kommentar|bemerkungen intern|interne notiz',
    doNotCall: `nicht anrufen|anrufsperre|werbesperre|kontaktsperre|telefonsperre|kein anruf|keine anrufe
      |darf angerufen werden|anruf erlaubt|anrufen erlaubt|telefon-einwilligung|einwilligung telefon`,
    lastContact: `letzter kontakt|letzter kontakt am|letzter anruf|letztes gespräch|zuletzt gesprochen|zuletzt kontaktiert
      |zuletzt telefoniert`,
    currency: 'währung|wkz|währungscode',
    value: `umsatz gesamt|gesamtumsatz|umsatz|umsatz total|umsatz netto|nettoumsatz|umsatz brutto|bruttoumsatz|einkaufswert gesamt|gesamt fakturiert|umsatz bisher
      |kundenumsatz|gesamteinkauf|einkäufe gesamt|bisheriger umsatz|einkaufssumme`,
    refunded: 'erstattet|rückerstattung|erstatteter betrag|rückerstattungsbetrag',
    orders: `anzahl bestellungen|bestellungen|anzahl rechnungen|anzahl käufe|anzahl aufträge|käufe|bestellungen gesamt
      |anzahl rechnungen gesamt`,
    firstPurchase: 'erster kauf|erste bestellung|erster auftrag|erster einkauf',
    lastPurchase: `letzter kauf|letzte bestellung|letzter umsatz|letzter einkauf|letzte rechnung|letztes kaufdatum
      |letzter auftrag|letzte rechnung am|letzte bestellung am|datum letzter kauf
      |datum letzte bestellung`,
    type: `adressart|typ|art|belegart|auftragsart|dokument|beleg-art|belegtyp|dokumenttyp|dokumentart|dokumententyp|vorgangsart|vorgangstyp
      |transaktionsart|transaktionstyp|rechnungstyp|buchungsart|art des belegs|lifecycle-phase|lifecycle phase|lebenszyklusphase|lebenszyklus-phase`,
    cancelled: 'storniert|storniert am|abgebrochen|ist storniert|istgelöscht',
    orderId: `rechnungsnummer|rechnungsnr|rechnung nr.|rechnungs-nr.|bestellnummer|bestellnr|auftragsnummer|auftragsnr
      |belegnummer|belegfeld 1|beleg-nr.|dokumentnummer|belegnr|vorgangsnummer|transaktionsnummer|quittungsnummer
      |bonnummer|bon nr|auftrag|auftrags-nr.|bestell-nr.|bestell-id|rechnungs-id|rg-nr.|re-nr.|rechnung|beleg
      |transaktionscode|buchungsnummer|buchungsnr.|vorgang|bon|dokument nr.|dokument-nr.|dokumentnr`,
    series: 'nummernkreis|belegkreis|rechnungskreis|rechnungsserie|belegserie',
    orderDate: `bestelldatum|rechnungsdatum|auftragsdatum|kaufdatum|rechnung vom|belegdatum|datum|rechnungsdatum am
      |datum der rechnung|bestellt am|erstellt am|gekauft am|verkaufsdatum|buchungsdatum|belegdatum am|termin
      |rg-datum|re-datum|leistungsdatum|datum/uhrzeit|buchungstag|anreise|terminbeginn|beginn|verkauft am
      |zahlungsdatum|angelegt am
      |abschlussdatum
      |gewonnen um|gewonnen am|schlusstermin|erwartetes abschlussdatum|voraussichtliches abschlussdatum
      |startdatum & -zeit|startdatum und -zeit|startzeit|kommissioniert|ausgeführt am`,
    amount: `gesamtbetrag|gesamtsumme|rechnungsbetrag|auftragswert|bruttobetrag|brutto|endbetrag|summe|betrag inkl. mwst.|betrag inkl. ust.|betrag
      |nettobetrag|gesamt|gesamt brutto|gesamtpreis brutto|rechnungssumme|rechnungsbetrag brutto|brutto gesamt
      |summe brutto|betrag brutto|betrag (brutto)|zahlbetrag|netto gesamt|summe netto|betrag netto|betrag in eur
      |betrag eur|gesamtwert|umsatz brutto|warenwert|gesamt in eur|brutto in eur
      |wert|deal-wert|dealwert|opportunity-betrag
      |gesamtbetrag (basis)|gesamtsumme (basis)|gesamtsumme (gekauft)|bruttosumme|brutto endsumme|endsumme brutto|bruttopreis endsumme|total inkl. mwst.|total inkl. mwst|gesamtbruttopreis|endpreis|endpreis brutto|umsatz brutto eur|gesamt netto`,
    lineAmount: 'positionsbetrag|gesamtpreis|gesamtpreis position|zeilensumme',
    quantity: 'menge|anzahl|stück',
    unitPrice: 'einzelpreis|stückpreis|preis',
    status: `bestellstatus|zahlungsstatus|rechnungsstatus|auftragsstatus|zustand|belegstatus
      |verkaufsphase|deal-phase|dealphase|deal-stage
      |phase|zahlstatus|bezahlstatus|versandstatus|lieferstatus`,
    debit: 'soll|soll eur|sollbetrag|betrag soll|umsatz soll',
    credit: 'haben|haben eur|habenbetrag|betrag haben|umsatz haben',
    standing:
      'kundenstatus|kontaktstatus|aktiv|inaktiv|ist aktiv|archiviert|adressstatus|beziehung|beziehungsart|kontaktart|leadstatus|lead-status|stillgelegt|deaktiviert|geschäftspartnerart|lead-status|leadstatus|lead status|status des leads|interessentenstatus|interessenten-status',
    isSupplier:
      'lieferant|ist lieferant|lieferantennummer|lieferantennr|lieferanten-nr|lieferanten-nr.|lieferantennr.|lieferanten-id|lief-nr|lief-nr.|kreditor|kreditorennummer|kreditorennr|kreditorenkonto|kreditor-nr',
    isCustomer: 'ist kunde|kunde (ja/nein)',
    side: 'soll/haben|s/h|soll-haben|soll/haben-kennzeichen|soll/haben-kz|sh-kennzeichen',
    debitAccount: 'sollkonto|konto soll|konto (soll)|belastetes konto',
    creditAccount: 'habenkonto|konto haben|konto (haben)',
  },
  moneyIn: 'eingang|eingänge|einnahme|einnahmen|gutschrift|gutschriften|zufluss',
  moneyOut: 'ausgang|ausgänge|ausgabe|ausgaben|belastung|belastungen|abfluss',
  counterparties:
    'zahlungsbeteiligter|name zahlungsbeteiligter|begünstigter/zahlungspflichtiger|beguenstigter/zahlungspflichtiger|gegenpartei|auftraggeber/empfänger|empfänger/auftraggeber|auftraggeber/begünstigter|empfänger/zahlungspflichtiger|zahlungspflichtiger|zahlungspflichtige*r',
  ledgerAccounts: 'konto|sachkonto|kontobezeichnung|kontoname|hauptbuchkonto',
  receivables: /forderung|debitoren/i,
  openings: /saldovortrag|vortrag|eröffnungsbilanz|anfangsbestand|anfangssaldo/i,
  lastResort: {
    name: 'empfänger|lieferempfänger',
    phone: 'telefon lieferadresse',
    address: 'lieferadresse|lieferanschrift',
    city: 'lieferort',
    postalCode: 'liefer-plz|plz lieferadresse',
    country: 'lieferland',
  },
  weakDates: `datum|erstellt am
      |abschlussdatum|schlusstermin|erwartetes abschlussdatum|voraussichtliches abschlussdatum`,
  weakIds: 'konto|externe id|datensatz-id|datensatznummer',
  accounts: 'kunde|kundenname',
  contacts: 'ansprechpartner|kontaktperson|kontakt',
  wordsBefore: `verk. an|verkauf an|rech. an|kunden|kunde|rechnungs|rechnung|summe von|rechnungsadresse|absender|besteller|käufer|debitoren|auftraggeber
      |zahler|bestellung|auftrag|auftrags`,
  wordsAfter:
    'inkl mwst|inkl ust|geschäftlich|rechnungsadresse|rechnung|adresse|kunde|brutto|eur|in eur|in euro|des käufers|des kunden|vom käufer|des auftraggebers|des empfängers der rechnung',
  payments: 'zahlung|zahlungen|zahlungseingang|zahlungseingänge',
  paymentDates: 'zahlungsdatum|zahldatum|zahlungseingang|zahlung am|eingegangen am',
  invoices: 'rechnung|faktura',
  dueDates: 'fällig|zahlbar bis|zahlungsziel',
  orderTotals: 'rechnungsbetrag|bestellsumme|auftragssumme|bestellwert|rechnungssumme',
  elsewhere: /liefer|versand|lieferant|privat/i,
  customerIds: /kund|debit/i,
  consents: /\b(?:erlaubt|darf|einwilligung)\b/i,
  secrets: /iban-nr|kontoinhaber|passwort|kreditkarte/i,
  lookalikes: {
    size: /jahresumsatz des|firmenumsatz/i,
    owed: /saldo|offener betrag/i,
    allowed: /kreditlimit/i,
    average: /durchschnitt/i,
    hoped: /erwarteter (?:umsatz|erlös)|wahrscheinlichkeit|prognos/i,
    period: /dieses jahr|vorjahr|umsatz\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
    activity: /letzte aktivit|letzter besuch/i,
  },
  months: 'januar jänner|februar feber|märz maerz mrz|april|mai|juni|juli|august|september|oktober|november|dezember',
  yes: 'ja j wahr an aktiv',
  no: 'nein falsch aus inaktiv',
  absent: 'unbekannt k.a.',
  documents: {
    delivery: /lieferschein/i,
    order: /auftragsbestätigung|^auftrag$|^bestellung$|kundenauftrag/i,
    fee: /gebühr/i,
    paper: /angebot|kostenvoranschlag/i,
    offer: /pro.?forma/i,
    sale: /rechnung|zahlung|verkauf/i,
    invoice: /^re$|rechnung/i,
    payment: /^zahlung(?:seingang)?$/i,
    refund:
      /^(?:gs|gu|gut)$|gutschrift|rechnungskorrektur|rückerstattung|storno|rückzahlung|stornorechnung|korrekturrechnung/i,
    payout: /auszahlung|abbuchung|bankgutschrift/i,
    bought:
      /einkauf|eingangsrechnung|ausgabe|lieferantenrechnung|wareneingang|aufwand|kreditorenrechnung|bezahlte rechnung an/i,
  },
  noCalls: /\bnicht (?:mehr )?anrufen\b|\bkeine anrufe\b/i,
  rowLabels: 'zeilenbeschriftungen|zeilenbezeichnungen',
  recordDates: 'erstellt am|angelegt am',
  paidDates: 'zahlungsdatum',
  totals:
    'summe|gesamtsumme|gesamt|gesamtbetrag|gesamtumsatz|zwischensumme|gesamtergebnis|teilergebnis|ergebnis|teilsumme|endsumme|seitensumme|übertrag|summe gesamt',
  footers:
    /^(?:seite|stand|erstellt|erzeugt|gedruckt|druckdatum|ausgedruckt|exportiert)|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b|^\d+ (?:datensätze|zeilen)/i,
  deliveries: 'versandstatus|lieferstatus',
  deals: /^phase$|deal|verkaufs(?:phase|chance)/,
  statuses: {
    partly: /teilweise|teilbezahlt|teilzahlung|angezahlt|teilgeliefert/,
    refunded: /erstattet|gutgeschrieben|rückgezahlt|zurückgezahlt|retourniert|rückzahlung/,
    cancelled: /storn|abgebroch|gelöscht|verworfen|widerrufen|nicht erschienen|zurückgezogen|annulliert|ungültig/,
    writtenOff: /ausgebucht|abgeschrieben|uneinbringlich|forderungsausfall|ausfall/,
    failed: /abgelehnt|fehlgeschlagen|gescheitert|abgelaufen|verfallen|verweigert|rücklastschrift|fehler/,
    pending: /ausstehend|wartend|in prüfung|schwebend/,
    draft: /entwurf|angebot|vorläufig|kostenvoranschlag/,
    lost: /geschlossen verloren|verloren/,
    won: /gewonnen|abgeschlossen/,
    unpaid:
      /überfällig|offen|unbezahlt|nicht bezahlt|noch nicht bezahlt|wartet auf|warten auf|in wartestellung|zurückgestellt|gemahnt|mahnung|mahnstufe|versendet|verschickt|gesendet|fällig|in verzug|zu zahlen|angehalten/,
    paid: /bezahlt|beglichen|ausgeglichen|erledigt|abgeschlossen|geliefert|versandt|zugestellt|ausgeliefert|in bearbeitung|bestätigt|berechnet|gebucht|verbucht|eingegangen|erhalten|fertig|genehmigt|angenommen|festgeschrieben|aktiv|erfolgreich|abgerechnet/,
  },
  fees: 'entgelt|gebühr|gebühren',
  balances: 'guthaben|saldo|kontostand',
  counterSales: `laufkundschaft|laufkunde|barverkauf|barkunde|thekenverkauf|gast|gastkunde|anonym|anonymer kunde
      |diverse kunden|einmalkunde|diverse|tageskunde|ladenverkauf|ohne kunde|kein kunde|barverkäufe`,
  lifecycles: 'lifecycle-phase|lifecycle phase|lebenszyklusphase|lebenszyklus-phase',
  subscribers: 'abonnent|abonnenten',
  standings: {
    customer: 'kunde|kunden|kundin|bestandskunde|debitor|debitoren',
    supplier: 'lieferant|lieferanten|lieferantin|kreditor|kreditoren',
    lead: 'interessent|interessenten|interessentin|potenzieller kunde|potentieller kunde|neukontakt|leads|lead|anfrage|akquise|marketing-qualified-lead|sales-qualified-lead|qualifizierter lead|marketing-qualifizierter lead|vertriebsqualifizierter lead|neuer interessent|kaufinteressent|potenzialkunde',
    opportunity:
      'verkaufschance|opportunity|offene chance|verkaufschancen|offene verkaufschance|opportunitys|verkaufsprojekt',
    active: 'aktiv',
    inactive: 'inaktiv|nicht aktiv|stillgelegt|deaktiviert|inaktiver kunde|ruhend|gesperrt',
    archived: 'archiviert|archiv',
  },
  leadStatuses:
    'lead-status|leadstatus|lead-status|leadstatus|lead status|status des leads|interessentenstatus|interessenten-status',
  customerNumbers:
    'kundennummer|kundennr|kunden-nr|kunden-nr.|kundennr.|kd-nr|kd-nr.|kdnr|debitorennummer|debitorennr|debitor|debitorenkonto|kunden-id',
  sides: { debit: 'soll|s', credit: 'haben|h' },
  counts: /^\d+ (?:datensätze?|zeilen?|einträge?|bestellungen|kunden|treffer)\b/i,
  currencies: { CHF: 'franken|schweizer franken', EUR: 'euro' },
  booked: 'gebucht|verbucht|festgeschrieben|ist gebucht',
  netAmounts: 'nettobetrag|netto gesamt|gesamt netto|summe netto|betrag netto|umsatz netto',
  contactTypes: {
    home: /\bprivat|\bzu ?hause\b/,
    work: /geschaft|dienstlich|\bburo|\barbeit|\bberuf/,
    main: /\bhaupt|\bzentrale/,
    other: /\bsonstige|\bandere/,
    mobile: /\bmobil|\bhandy/,
  },
  countWords: 'anzahl von',
  blankLabels: '(leer)',
};
