import type { Program } from './program.ts';

/** The sales of a card reader, which knows no customers: the address on each row is that of the selling account. */
export const sumup: Program = {
  name: 'SumUp',
  marks: [
    'Email',
    'Transaction ID|Transaktions-ID|Identifiant de la transaction|ID de transacción|ID transazione',
    'Last 4 digits|Letzte 4 Ziffern|4 derniers chiffres|Últimos 4 dígitos|Ultime 4 cifre',
    'Payout ID|Auszahlungs-ID|Identifiant du versement|ID de pago|ID pagamento',
  ],
  headers: { Email: null },
};
