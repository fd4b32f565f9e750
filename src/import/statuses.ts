/** What the status or type of an order, invoice, payment or deal means for "was something bought". */

export type Meaning = 'counts' | 'unpaid' | 'refund' | 'refunded' | { readonly leftOut: string };

const leftOut: readonly { readonly words: RegExp; readonly what: string }[] = [
  { words: /void|cancel|no.?show|storn|annul|abgebroch|geannuleerd|avbruten|anulad|deleted|trash/i, what: 'cancelled' },
  {
    words: /fail|declin|denied|reject|error|expired|abgelehnt|fehlgeschlagen|échou|fallid|fallit|chargeback|disputed/i,
    what: 'failed',
  },
  {
    words:
      /pending|processing payment|on.?hold|awaiting|authori[sz]ed|uncaptured|requires_|incomplete|in progress|ausstehend|en attente|pendiente|in attesa|pendente|wartend/i,
    what: 'pending',
  },
  {
    words:
      /draft|entwurf|brouillon|borrador|bozza|rascunho|concept|estimate|quot(?:e|ation)|angebot|devis|offerte|presupuesto|preventivo|orçamento|proposal|pro.?forma|checkout-draft/i,
    what: 'draft',
  },
  { words: /lost|verloren|perdu|perdid|persa|abandon/i, what: 'lost' },
  { words: /\btest\b/i, what: 'test' },
];

/** `open` in a shop or on an invoice; `stage` in a sales pipeline, where only what was won is a purchase. */
export function meaningOfStatus(status: string, pipeline: boolean): Meaning {
  const text = status.toLowerCase();
  if (/partial|teilweise|partiell|parcial|parziale/.test(text)) return 'counts';
  if (/refund|erstattet|gutgeschrieben|rembours|reembols|rimbors|terugbetaald|returned|reversed/.test(text))
    return 'refunded';
  const out = leftOut.find(({ words }) => words.test(text));
  if (out !== undefined) return { leftOut: out.what };
  if (pipeline) {
    return /won|gewonnen|gagn|ganad|vint|ganh|closed|paid|abgeschlossen|customer|complete/.test(text)
      ? 'counts'
      : { leftOut: 'not won' };
  }
  return /overdue|unpaid|open|sent|viewed|überfällig|offen|impay|en retard|vencid|impagad|scadut|non pagat|openstaand|due/.test(
    text,
  )
    ? 'unpaid'
    : 'counts';
}

const notSales: readonly { readonly words: RegExp; readonly what: string }[] = [
  { words: /withdraw|payout|transfer|auszahlung|virement|bank deposit|deposit to/i, what: 'withdrawals and payouts' },
  { words: /\bfees?\b|charge for|shipping label|postage|gebühr|commission|subscription fee/i, what: 'fees' },
  {
    words:
      /estimate|quot(?:e|ation)|proposal|angebot|devis|offerte|presupuesto|preventivo|orçamento|journal|statement|purchase order|bill\b|expense|vendor/i,
    what: 'papers that are no sale',
  },
  {
    words: /conversion|hold|reserve|authori[sz]ation|adjustment|order \(?pending|tax|no sale/i,
    what: 'bookings that are no sale',
  },
];

const sales =
  /invoice|sale|order|charge|payment|purchase|checkout|subscription|rechnung|zahlung|verkauf|vente|paiement|commande|venta|pago|pedido|vendita|pagamento|ordine|receipt|ordinary|online|physical|in person|pos\b/i;

/** What a transaction type means; types that say nothing of it (`Wholesale`) count. */
export function meaningOfType(type: string): Meaning {
  if (
    /refund|credit (?:note|memo)|reversal|return|gutschrift|rechnungskorrektur|nota de abono|nota di credito|creditnota|rückerstattung|avoir|rembours|reembolso|rimborso|nota de crédito|chargeback|storno/i.test(
      type,
    )
  ) {
    return 'refund';
  }
  if (/bill user payment/i.test(type) || !sales.test(type)) {
    const out = notSales.find(({ words }) => words.test(type));
    if (out !== undefined) return { leftOut: out.what };
  }
  return 'counts';
}
