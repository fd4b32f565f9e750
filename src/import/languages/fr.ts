import type { LanguageWords } from './language.ts';

export const fr: LanguageWords = {
  personHeaders: {
    companyId:
      "id d'entreprise associés|id d'entreprise|id entreprise|identifiant entreprise|ids des entreprises associées",
    role: 'poste|fonction|intitulé du poste|titre du poste',
    language: 'langue|langue préférée',
  },
  noCompany: 'privé|particulier|indépendant|aucune|retraité',
  headers: {
    externalId: `code client|n° client|numéro de client|numéro client|réf client|n° carte|identifiant|id client|id externe
      |code tiers|réf. client|référence client|n° tiers|id du client|compte tiers|code du client|id d'enregistrement|id de l'enregistrement|id de fiche d'informations|identifiant client`,
    name: `nom complet|nom et prénom|prénom et nom|nom du client|nom client|acheteur|contact principal|interlocuteur
      |tiers|client / société|nom du tiers|nom tiers|destinataire|client facturé|payeur|expéditeur|client final
      |adhérent|patient|nom / société|nom du contact
      |facturé au nom|facturé à|nom d’affichage du partenaire de la facture|nom du partenaire à afficher sur la facture|nom du partenaire|partenaire|contact associé|nom de l'acheteur|contacts associés|client nom|nom de la société cliente
      |contrepartie|nom de la contrepartie`,
    firstName: 'prénom',
    lastName: 'nom de famille',
    company: `société|entreprise|raison sociale|nom de l'entreprise|enseigne|nom de la société|nom société|nom entreprise
      |nom du compte|compte client|nom de compte|entreprise associée`,
    email: `courriel|adresse e-mail|mél|adresse de messagerie|adresse électronique principale|adresse électronique
      |adresse électronique secondaire|adresse de messagerie 2|adresse mail|adresse email|mail pro
      |de l'adresse email|de l’adresse email|adresse email de l'expéditeur`,
    phone: `téléphone|tél|téléphone (bureau)|tél. professionnel|téléphone principal|numéro de téléphone|n° de téléphone
      |portable|tél. mobile|téléphone mobile|téléphone portable|gsm|téléphone (domicile)|numéro mobile
      |numéro de portable`,
    address: `adresse|rue|rue (bureau)|adresse professionnelle|adresse de facturation|adresse 1|adresse 2|adresse ligne 1`,
    city: 'ville|ville (bureau)|commune|ville/commune',
    region: 'région|département|canton',
    postalCode: 'code postal|cp|code postal (bureau)|c.p.',
    country: 'pays|pays/région (bureau)',
    timeZone: 'fuseau horaire',
    owner: 'commercial|responsable|vendeur|commercial en charge',
    tags: 'catégorie|catégories|étiquettes|groupe|étiquette',
    product: `produit|désignation|article acheté|prestation
      |nom de la transaction|nom de l'opportunité`,
    birthday: 'anniversaire|date de naissance|date naissance',
    website: 'site web|page web|site internet',
    note: 'remarques|remarque|commentaire|commentaires|note interne',
    doNotCall: `ne pas appeler|ne pas contacter|désabonné|ne pas téléphoner|opposition téléphonique|accord téléphone
      |accepte les appels`,
    lastContact: 'dernier contact|dernier appel',
    currency: 'devise',
    value: `chiffre d'affaires|ca|ca ttc|ca ht|ca total|ca cumulé|total dépensé|total achats|total facturé
      |ca cumulé ttc|total des achats|montant total des achats|achats cumulés|total commandes
      |ventes|ventes totales|total ventes|total des ventes|revenu|revenus|recettes|dépenses totales|revenus totaux|revenu total|revenus cumulés`,
    refunded: 'remboursé|montant remboursé',
    orders: `nb commandes|nombre de commandes|nb de commandes|nb d'achats|nombre d'achats|commandes|nombre de visites`,
    firstPurchase: 'première commande|premier achat|première visite|premier rdv',
    lastPurchase: `dernière commande|dernier achat|date dernière commande|date dernier achat|date de dernière commande
      |dernière facture|dernier rdv|date dernière facture`,
    type: 'type de document|type de pièce|nature|type de transaction|phase du cycle de vie|étape du cycle de vie|cycle de vie',
    cancelled: 'annulé',
    orderId: `n° commande|numéro de commande|numéro d'ordre|no de commande|n° facture|numéro de facture|numéro facture
      |réf commande|référence commande|référence de la commande|référence de commande|n° de commande
      |n° de facture|numéro de pièce|n° pièce|réf. facture|réf. commande|réf.|référence|n° de pièce|numéro|pièce
      |réf. pièce
      |numéro de transaction|n° de transaction|facture`,
    series: 'série|série de facture|série facture',
    orderDate: `date de l'opération|date d'opération|date opération|date de comptabilisation|date de commande|date commande|date d'ordre|date de facture|date facture|date d'achat|date de vente
      |date de la commande|date de création|date facturation|date de facturation|date d'émission|date émission
      |date de pièce|date du document|date du rendez-vous|date rdv|date de paiement|date et heure
      |date de fermeture|date de clôture
      |gagné le|date de fermeture prévue|date de clôture prévue
      |jour`,
    amount: `avant commission|brut|montant brut|montant total|montant ttc|total ttc|montant|montant ht|total ht|net|montant total ttc
      |montant de la commande|prix ttc|montant net|total t.t.c.|ttc|total payé|montant payé|montant facturé
      |total commande
      |valeur|valeur de la transaction|total signé
      |total général (de base)|total général (acheté)|total général`,
    lineAmount: 'prix total|total ligne|montant ligne',
    quantity: 'quantité|qté',
    unitPrice: 'prix unitaire|prix',
    status: `statut|statut de la commande|état|état de la commande|état du paiement|statut du paiement
      |étape de la transaction|phase de la transaction|étape de l'opportunité
      |étape|phase`,
    debit: 'débit|montant débit',
    credit: 'crédit|montant crédit',
    standing:
      'statut client|état client|statut du client|actif|inactif|archivé|prospect / client|client / prospect|nature du tiers|type de tiers|statut du contact|statut du tiers|statut du lead|statut lead|statut de la piste|statut du prospect|statut prospect|état du prospect|statut de prospect|statut de la piste commerciale|type de client|type client|statut commercial',
    isSupplier:
      'fournisseur|est fournisseur|code fournisseur|n° fournisseur|no fournisseur|numéro fournisseur|numéro de fournisseur|compte fournisseur|id fournisseur',
    isCustomer: 'est client',
    recipientEmail: `à l'adresse email|à l’adresse email|adresse email du destinataire`,
    direction: 'impact sur le solde|effet sur le solde',
    side: 'débit/crédit|d/c|sens|débit ou crédit',
    debitAccount: 'compte débit|compte débité|compte à débiter|compte de débit',
    creditAccount: 'compte crédit|compte crédité|compte à créditer|compte de crédit',
  },
  moneyIn: 'recette|recettes|encaissement|encaissements|entrée|entrées',
  moneyOut: 'dépense|dépenses|décaissement|décaissements|sortie|sorties',
  hundredths: 'centimes|en centimes',
  counterparties: 'contrepartie|nom de la contrepartie',
  ledgerAccounts: 'compte|n° compte|numéro de compte|libellé compte|intitulé du compte|compte général',
  receivables: /^411|créances clients|^clients$/i,
  openings: /à nouveau|solde (?:initial|antérieur|reporté)|report à nouveau/i,
  lastResort: {
    name: 'nom de livraison',
    phone: 'téléphone de livraison',
    address: 'adresse de livraison',
    city: 'ville de livraison',
    country: 'pays de livraison',
  },
  surname: 'nom',
  weakDates: `date de création
      |date de fermeture|date de clôture|date de fermeture prévue|date de clôture prévue`,
  weakIds: "identifiant|id externe|facture|id d'enregistrement|id d'objet|id de fiche d'informations",
  contacts: 'interlocuteur',
  wordsAfter: "ttc|bureau|du client|client|de facturation|du tiers|en eur|eur|de l'acheteur|du payeur|du contact",
  payments: 'paiement|paiements|règlement|règlements|encaissement|encaissements',
  paymentDates:
    "date de paiement|date du paiement|date paiement|date de règlement|date du règlement|date règlement|date d'encaissement",
  invoices: 'facture',
  dueDates: 'échéance',
  orderTotals: 'total commande|total de la commande|montant de la commande|total facture|total ttc',
  elsewhere: /livraison/i,
  consents: /\b(?:accord|accepte)\b/i,
  lookalikes: {
    hoped: /revenus? (?:attendu|escompté|prévu)s?|probabilité/i,
    size: /chiffre d.affaires annuel/i,
    owed: /solde/i,
    allowed: /limite de cr/i,
    average: /moyen/i,
    period: /ca\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
  },
  months:
    'janvier janv|février fevrier fév fev|mars|avril avr|mai|juin|juillet juil|août aout|septembre|octobre|novembre|décembre decembre',
  yes: 'oui o vrai actif',
  no: 'non faux inactif',
  absent: 'inconnu',
  documents: {
    invoice: /facture/i,
    delivery: /bon de livraison/i,
    order: /bon de commande|confirmation de commande|^commande$/i,
    refund: /^av$|avoir|rembours/i,
    payout: /virement/i,
    fee: /commission/i,
    paper: /devis/i,
    sale: /vente|paiement|commande|facture/i,
    bought: /facture fournisseur|achat|dépense|facture d.achat|frais g|avoir fournisseur|note de frais/i,
  },
  noCalls: /\bne (?:pas|plus) appeler\b/i,
  rowLabels: 'étiquettes de lignes',
  wordsBefore: 'somme de|facturation|expéditeur|destinataire|tiers|acheteur|payeur|commande|facture|client',
  recordDates: 'date de création',
  paidDates: 'date de paiement',
  totals: 'total|sous-total|total général|somme|total partiel|à reporter',
  footers:
    /^(?:généré|édité|imprimé|date d'export|exporté)|^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/i,
  deals: /^étape$|^phase$|^affaire [-–]|(?:étape|phase) de (?:la transaction|l.opportunité)/,
  statuses: {
    partly: /partiell|acompte/,
    refunded: /rembours|retourn/,
    cancelled: /annul|supprim|absent/,
    writtenOff: /irrécouvrable|passée? en perte|créance douteuse|perte sur créance/,
    failed: /échou|échec|refus|expir|rejet|erreur/,
    pending: /en attente|en cours de paiement/,
    draft: /brouillon|devis|provisoire|pro.?forma/,
    lost: /perdu|abandon/,
    won: /gagn/,
    unpaid:
      /en attente du (?:paiement|règlement|virement|chèque)|impay|en retard|non (?:payé|réglé)|à payer|à régler|en attente (?:de (?:paiement|règlement|livraison|préparation|traitement|réapprovisionnement)|d.expédition)|en souffrance|échu|ouvert|envoy|relanc|en suspens|mise? en attente/,
    paid: /pay[ée]|régl|sold|acquitt|termin|complét|livr|expédi|en cours|préparation|accept|valid|confirm|factur|comptabilis|clos|encaiss|reçu|bon de commande|traité/,
  },
  fees: 'commission|frais',
  balances: 'solde',
  counterSales: `client de passage|client comptoir|vente comptoir|client anonyme|invité|client divers|clients divers
      |vente au comptant|passage|client comptant`,
  lifecycles: 'phase du cycle de vie|étape du cycle de vie|cycle de vie',
  subscribers: 'abonné|abonnés',
  leadStatuses:
    'statut du lead|statut lead|statut de la piste|statut du prospect|statut prospect|état du prospect|statut de prospect|statut de la piste commerciale',
  standings: {
    customer: 'client|clients|cliente',
    supplier: 'fournisseur|fournisseurs',
    lead: 'prospect|prospects|prospecté|suspect|client potentiel|piste|pistes|lead|leads|lead qualifié par le marketing|lead qualifié marketing|lead qualifié par l’équipe commerciale|lead qualifié par les ventes|lead qualifié commercial|prospect qualifié|client potentiel qualifié|contact potentiel',
    opportunity: 'opportunité|opportunités|affaire en cours|opportunité en cours',
    active: 'actif|active|en activité',
    inactive: 'inactif|inactive|désactivé|fermé|clos',
    archived: 'archivé|archivée|archives',
  },
  customerNumbers:
    'code client|n° client|no client|numéro client|numéro de client|id client|compte client|code compta client',
  sides: { debit: 'débit', credit: 'crédit' },
  counts: /^\d+ (?:enregistrements?|lignes?|résultats?|commandes?|clients?) /i,
  booked: 'comptabilisé|comptabilisée',
  netAmounts: 'montant ht|total ht|montant net',
  customerIds: /client|acheteur/i,
  contactTypes: {
    home: /\bdomicile|\bmaison\b|\bpersonnel|\bperso\b|\bprivee?\b/,
    work: /\bbureau\b|\btravail\b|\bpro\b|\bprofessionnel/,
    main: /\bprincipale?\b|\bstandard\b/,
    other: /\bautre/,
    mobile: /\bportable|\bmobile|\bgsm\b|\bcellulaire/,
    fax: /\btelecopie/,
  },
  countWords: 'nombre de',
  blankLabels: '(vide)',
  deliveries: "statut de livraison|état de la livraison|statut d'expédition|statut de l'expédition",
};
