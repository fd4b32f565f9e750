import type { LanguageWords } from './language.ts';

export const it: LanguageWords = {
  personHeaders: {
    companyId: 'id azienda|id azienda associata|id aziende associate',
    role: 'qualifica|ruolo|posizione|mansione',
    language: 'lingua',
  },
  noCompany: 'privato|nessuna|pensionato',
  headers: {
    externalId: `id cliente|codice cliente|cod_cliente|codice|cod. cliente|codice del cliente|id del cliente|n. cliente
      |numero cliente|id record|id del record`,
    name: `cliente|nome e cognome|cognome e nome|nominativo|nome completo|nome cliente|contatto|intestatario
      |acquirente|cliente / azienda|cliente/fornitore|denominazione cliente|ragione sociale cliente|mittente
      |pagatore|paziente|ospite|nome / azienda|nome del cliente
      |fattura a nome|nome di fatturazione|contatto associato|nome dell'acquirente|nome acquirente|cliente nome|controparte|nome controparte`,
    lastName: 'cognome',
    company: `ragione sociale|azienda|società|ditta|denominazione|organizzazione|nome azienda|nome empresa|nome account|nome dell'account|nome organizzazione|azienda associata`,
    email:
      'indirizzo e-mail|posta elettronica|email principale|pec|email secondaria|indirizzo e-mail 2|indirizzo email mittente|da indirizzo email',
    phone: `telefono|telefono di lavoro|telefono lavoro|telefono principale|fisso|numtel|recapito telefonico|cellulare
      |telefono mobile|numero cellulare|telefono di casa|telefono 1`,
    address: 'indirizzo|via|indirizzo di lavoro|via e numero',
    city: 'città|comune|località|città di lavoro',
    region: 'provincia|regione|prov',
    postalCode: 'cap|cap di lavoro|codice postale',
    country: 'nazione|paese|stato',
    timeZone: 'fuso orario',
    owner: 'venditore|agente',
    tags: 'categoria|categorie|gruppo|gruppo clienti',
    product: `prodotto|articolo|descrizione|servizio
      |nome affare|nome dell'affare|nome trattativa|nome dell'opportunità`,
    birthday: 'compleanno|data di nascita',
    website: 'pagina web|sito|sito web',
    note: 'note|annotazioni',
    doNotCall: 'non chiamare|non contattare|non telefonare|consenso telefonico',
    lastContact: 'ultimo contatto|ultima chiamata',
    currency: 'valuta',
    value: `fatturato|fatturato netto|fatturato totale|totale speso|totale acquisti|speso totale|total fatturato|totale vendite
      |fatturato cliente|acquisti totali|totale fatturato|totale ordini
      |vendite|vendite totali|ricavi|ricavo|incasso totale`,
    refunded: 'rimborsato|importo rimborsato',
    orders: 'n. ordini|numero ordini|numero di ordini|ordini|numero visite',
    firstPurchase: 'primo acquisto|primo ordine|prima visita',
    lastPurchase: 'ultimo acquisto|ultimo ordine|data ultimo acquisto|data ultimo ordine|ultima fattura',
    type: 'tipo|tipo documento|tipo di documento|fase del ciclo di vita|stadio del ciclo di vita|ciclo di vita',
    cancelled: 'annullato',
    orderId: `n. ordine|numero ordine|id ordine|numero fattura|n. fattura|numero|numero documento|n. documento
      |numero doc.|n. doc.|n° fattura|n° ordine|num. fattura|num. ordine|riferimento|riferimento ordine
      |numero ricevuta|documento
      |codice transazione|id transazione`,
    series: 'sezionale|serie|serie documento|serie fattura|sezionale iva',
    orderDate: `data ordine|data dell'ordine|data fattura|data acquisto|data vendita|data|data di emissione|data emissione
      |data documento|data doc.|data del documento|data appuntamento|data pagamento|data e ora|data di vendita
      |data creazione|data di creazione
      |data di chiusura|data chiusura
      |vinto il|data di chiusura prevista|chiusura prevista`,
    amount: `totale ordine|importo totale|totale fattura|totale|importo|totale documento|totale ivato|importo lordo
      |totale lordo|imponibile|totale (iva inclusa)|totale con iva|importo fattura|totale da pagare
      |importo pagato|lordo|prezzo totale
      |valore|valore affare|valore trattativa
      |totale complessivo (base)|totale complessivo (acquistato)|totale complessivo`,
    lineAmount: 'totale riga|importo riga',
    quantity: 'quantità|qta',
    unitPrice: 'prezzo unitario|prezzo',
    status: `stato ordine|stato|stato pagamento|stato fattura
      |fase affare|fase dell'affare|fase trattativa|fase della trattativa|fase dell'opportunità
      |fase|stadio`,
    debit: 'dare|importo dare',
    credit: 'avere|importo avere',
    standing:
      'stato cliente|stato del cliente|attivo|inattivo|archiviato|tipo contatto|tipo anagrafica|tipologia|stato anagrafica|stato lead|stato del lead|stato del potenziale|stato potenziale cliente|tipo cliente|tipo di cliente|tipologia cliente',
    isSupplier: 'fornitore|è fornitore|codice fornitore|cod. fornitore|numero fornitore|id fornitore',
    isCustomer: 'è cliente',
    recipientEmail: 'indirizzo email destinatario|a indirizzo email',
    direction: 'impatto sul saldo',
    side: 'dare/avere|d/a|segno',
    debitAccount: 'conto dare',
    creditAccount: 'conto avere',
  },
  moneyIn: 'entrata|entrate|incassi',
  moneyOut: 'uscita|uscite',
  hundredths: 'centesimi|in centesimi',
  counterparties: 'controparte|nome controparte|ordinante/beneficiario|beneficiario/ordinante',
  ledgerAccounts: 'conto|descrizione conto|sottoconto',
  receivables: /crediti (?:verso|v\/) ?clienti|^clienti$/i,
  openings: /saldo (?:iniziale|precedente)|riporto/i,
  lastResort: {
    address: 'indirizzo di spedizione',
    city: 'città di spedizione',
  },
  givenName: 'nome',
  weakDates: `data
      |data di chiusura|data chiusura|data di chiusura prevista|chiusura prevista`,
  weakIds: 'numero|codice|id record|id oggetto',
  accounts: 'cliente',
  contacts: 'contatto|referente',
  wordsAfter: "fatturazione|del cliente|eur|di fatturazione|del contatto|dell'acquirente|acquirente",
  payments: 'pagamento|pagamenti|incasso|incassi',
  paymentDates: 'data pagamento|data di pagamento|data del pagamento|data incasso|data di incasso',
  invoices: 'fattura',
  dueDates: 'scadenza',
  orderTotals: 'totale ordine|totale fattura|importo ordine',
  elsewhere: /spedizione|consegna/i,
  consents: /\bconsenso\b/i,
  lookalikes: {
    hoped: /(?:ricavi|entrate) previst|probabilità/i,
    average: /media ordine/i,
    period: /fatturato\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
  },
  months:
    'gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto ago|settembre set|ottobre ott|novembre|dicembre dic',
  yes: 'si sì vero attivo',
  no: 'no falso inattivo',
  documents: {
    invoice: /fattura/i,
    delivery: /^ddt$|documento di trasporto|^bolla/i,
    order: /conferma d.ordine|^ordine(?: cliente| di vendita)?$/i,
    paper: /preventivo/i,

    refund: /^nc$|nota di credito|nota credito|rimborso|reso/i,
    payout: /prelievo|bonifico in uscita/i,
    sale: /vendita|pagamento|ordine|fattura/i,
    bought: /fattura (?:di acquisto|passiva|fornitore|ricevuta)|acquist|spesa|passiva/i,
  },
  noCalls: /\bnon chiamare\b/i,
  rowLabels: 'etichette di riga',
  wordsBefore: 'somma di|fatturazione|mittente|acquirente|pagatore|ordine|fattura|cliente',
  recordDates: 'data creazione|data di creazione',
  paidDates: 'data pagamento',
  totals: 'totale|totale generale|totale complessivo|totale parziale|subtotale|somma|totali|riporto|a riportare',
  footers: /^(?:pagina|stampato|generato|esportato)|^(?:luned|marted|mercoled|gioved|venerd)ì|^(?:sabato|domenica)\b/i,
  deals: /^fase$|^stadio$|affare|trattativa|opportunità/,
  statuses: {
    partly: /parzial|acconto/,
    refunded: /rimbors|reso$|stornat[oa] in parte/,
    cancelled: /annull|stornat|cancellat|eliminat/,
    writtenOff: /inesigibil|perdita su crediti|stralciat|irrecuperabil/,
    failed: /fallit|rifiutat|respint|negat|errore/,
    pending: /in attesa|in sospeso di verifica/,
    draft: /bozza|preventivo|proforma/,
    lost: /persa|perso|abbandonat/,
    won: /vint/,
    unpaid:
      /scadut|non pagat|da pagare|da incassare|insolut|in attesa (?:di|del) (?:pagamento|spedizione|evasione|consegna)|in sospeso|apert|inviat|emess|in ritardo/,
    paid: /pagat|saldat|incassat|complet|consegnat|spedit|in lavorazione|in corso|accettat|confermat|fatturat|chius|evas|ricevut|registrat|contabilizzat/,
  },
  fees: 'commissione|tariffa',
  balances: 'saldo',
  counterSales: `cliente di passaggio|vendita al banco|cliente occasionale|cliente anonimo|ospite|clienti vari|cliente banco
      |vendita banco|corrispettivi|vendita in contanti|cliente contanti|privato generico`,
  lifecycles: 'fase del ciclo di vita|stadio del ciclo di vita|ciclo di vita',
  subscribers: 'iscritto|abbonato',
  leadStatuses: 'stato lead|stato del lead|stato del potenziale|stato potenziale cliente',
  standings: {
    customer: 'cliente|clienti',
    supplier: 'fornitore|fornitori|fornitrice',
    lead: 'potenziale|potenziali|cliente potenziale|potenziale cliente|prospect|lead|contatto commerciale|leads|lead qualificato per il marketing|lead qualificato dal marketing|marketing lead qualificato|lead qualificato per le vendite|lead qualificato dal reparto vendite|lead qualificato|contatto potenziale|clienti potenziali|potenziali clienti',
    opportunity: 'opportunità|trattativa in corso|opportunità aperta|opportunita di vendita|trattativa',
    active: 'attivo|attiva',
    inactive: 'inattivo|inattiva|non attivo|disattivato|cessato|dismesso',
    archived: 'archiviato|archiviata',
  },
  customerNumbers: 'codice cliente|cod. cliente|numero cliente|n. cliente|id cliente',
  sides: { debit: 'dare|addebito', credit: 'avere|accredito' },
  netAmounts: 'imponibile|importo netto|totale netto',
  booked: 'contabilizzata|contabilizzato',
  customerIds: /client|acquirent/i,
  statusOrRegion: 'stato',
  contactTypes: {
    home: /\bcasa\b|\babitazione|\bprivat[oi]\b/,
    work: /\blavoro\b|\bufficio\b/,
    main: /\bprincipale\b|\bcentralino\b/,
    other: /\baltr[oi]\b/,
    mobile: /\bcellulare/,
  },
  countWords: 'conteggio di',
  blankLabels: '(vuoto)',
  deliveries: 'stato spedizione|stato di spedizione|stato della spedizione|stato consegna',
};
