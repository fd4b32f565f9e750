/** What is known of a language: a file each, all of one shape. */
import type { Field } from '../fields.ts';

/**
 * Header spellings by field, best first, told apart by `|`. Only letters and digits count, without accents (`headerKey`),
 * so `E-Mail`, `e_mail` and `eMail` need one entry.
 */
export type Headers = Readonly<Partial<Record<Field, string>>>;

/** What a status says of "was something bought". */
export type StatusWord =
  | 'partly'
  | 'refunded'
  | 'cancelled'
  | 'writtenOff'
  | 'failed'
  | 'pending'
  | 'draft'
  | 'lost'
  | 'test'
  /** In a pipeline of deals, where nothing else is a purchase. */
  | 'won'
  /** Not paid or not delivered yet: bought all the same. */
  | 'unpaid'
  /** Anything else that is known to be of something bought. */
  | 'paid';

/** What a record is in the other program. */
export type StandingWord = 'customer' | 'supplier' | 'lead' | 'opportunity' | 'active' | 'inactive' | 'archived';

/** What kind of document or booking a row is, by its type. `bought` is what the business itself buys, `offer` what looks like an invoice and is none. */
export type DocumentWord =
  | 'bought'
  | 'offer'
  | 'refund'
  | 'payout'
  | 'fee'
  | 'paper'
  | 'booking'
  | 'sale'
  | 'invoice'
  | 'payment'
  /** A paper that goes with the goods. */
  | 'delivery'
  /** Orders: a sale, unless the file has its invoice too. */
  | 'order';

/** What a row of a shop's events says has happened. `step` is what may happen before and after a purchase. */
type EventWord = 'bought' | 'cancelled' | 'step';

/** Columns that look like purchases but are not. */
export type Lookalike = 'size' | 'owed' | 'allowed' | 'average' | 'hoped' | 'period' | 'activity';

/** The type of a number or address, and the types that nobody answers. */
export type ContactWord = 'home' | 'work' | 'main' | 'other' | 'mobile' | 'fax' | 'pager';

export interface LanguageWords {
  readonly headers?: Headers;
  /** Headers of what a list of companies' people says of each: read only where its rows are people of companies. */
  readonly personHeaders?: Headers;
  /** What a column of companies contains when there is no company, separated by `|`. */
  readonly noCompany?: string;
  /** Headers that are read only if no other column has the same fact: the delivery address and recipient, and refusals of something other than calls. */
  readonly lastResort?: Headers;
  /** A header that means the surname if there is a first name, else the whole name: `Nom`. */
  readonly surname?: string;
  /** A header that means the first name if there is a surname, else the whole name: `Nombre`. */
  readonly givenName?: string;
  /** Dates that any export may contain; they are order dates only if there is an amount. */
  readonly weakDates?: string;
  /** Days on which a record was made or an order paid; the day of the order itself goes before them. */
  readonly recordDates?: string;
  readonly paidDates?: string;
  /** Ids that may be the customer's as well as the order's. */
  readonly weakIds?: string;
  /** Headers of a number that any document may have: one that says of what it is goes before them, in any language. */
  readonly anyNumbers?: string;
  /** In a file of orders it is the product's or a voucher's. */
  readonly otherCodes?: string;
  /** Headers whose full name is what the business calls its customer, a company as often as a person. */
  readonly accounts?: string;
  /** What a pivot table calls its column of names. */
  readonly rowLabels?: string;
  /** How the header of a column begins in which it counted something. */
  readonly countWords?: string;
  /** What it calls the row of all that has no name. */
  readonly blankLabels?: string;
  /** Beside an account's name: who answers there. */
  readonly contacts?: string;
  /** In a cash book or statement: the column of what came in, and that of what went out. */
  readonly moneyIn?: string;
  readonly moneyOut?: string;
  /** At the end of a header: its amounts are in hundredths. */
  readonly hundredths?: string;
  /** What a bank statement calls the other side of a transfer. */
  readonly counterparties?: string;
  /** Words before and after a header that do not change what it is about. */
  readonly wordsBefore?: string;
  readonly wordsAfter?: string;
  /** Names for a list of payments, and the headers of its days and numbers. */
  readonly payments?: string;
  /** Headers of the day on which somebody paid; an order is dated by it where no other day is told. */
  readonly paymentDates?: string;
  /** The headers of an invoice's day and number. */
  readonly invoices?: string;
  /** Headers of the part of a payment that settled one invoice. */
  readonly appliedAmounts?: string;
  /** How the header begins of the day on which an invoice has to be paid. */
  readonly dueDates?: string;
  /** An amount without something that was taken off, such as a fee, in any language that has the word: another amount of the order goes before it. */
  readonly netAmounts?: string;
  /** Headers that name the amount of a whole order, also where it is written on every line. */
  readonly orderTotals?: string;
  /** In a ledger, the column of the accounts that were booked on; what customers' own is called; an opening balance. */
  readonly ledgerAccounts?: string;
  readonly receivables?: RegExp;
  readonly openings?: RegExp;
  /** Where one column of amounts has both sides of a ledger: what the column that tells the side calls them. */
  readonly sides?: { readonly debit: string; readonly credit: string };
  /** A column of fees: with one of balances, the file is an account statement. */
  readonly fees?: string;
  readonly balances?: string;
  /** In headers about somebody or somewhere else than the customer, whatever the rest of the header says. */
  readonly elsewhere?: RegExp;
  /** In headers of an id: it is the customer's, also where most rows share it. */
  readonly customerIds?: RegExp;
  /** In headers that say who may be called, where others say who may not. */
  readonly consents?: RegExp;
  /** Never stored, whatever the user maps: they have no use in a call and do harm when they leak. */
  readonly secrets?: RegExp;
  readonly lookalikes?: Readonly<Partial<Record<Lookalike, RegExp>>>;
  /** What its money is called for short, by ISO code and told apart by `|`; the full names are known. */
  readonly currencies?: Readonly<Record<string, string>>;
  /** January to December, told apart by `|`, several spellings of one by blanks; lower case. */
  readonly months?: string;
  readonly yes?: string;
  readonly no?: string;
  readonly absent?: string;
  /** Headers of a status as well as of a part of a country: the values decide. */
  readonly statusOrRegion?: string;
  /** Headers of a yes/no column that says whether a document was booked; if not, it is a draft. */
  readonly booked?: string;
  /** Headers of how far goods are on their way: of what was bought, whether they have left or not. */
  readonly deliveries?: string;
  /** In the header of a status: it says how far the sale to somebody has come. */
  readonly deals?: RegExp;
  /** Looked for in lower case. */
  readonly statuses?: Readonly<Partial<Record<StatusWord, RegExp>>>;
  readonly documents?: Readonly<Partial<Record<DocumentWord, RegExp>>>;
  /** Headers of a column that says of each row what a customer did, and what it says there. */
  readonly eventHeaders?: string;
  readonly events?: Readonly<Partial<Record<EventWord, RegExp>>>;
  /** What a line of totals is called, told apart by `|`. */
  readonly totals?: string;
  /** How a lone cell begins that belongs to the report and not to the table. */
  readonly footers?: RegExp;
  /** How a row begins that says how many rows there are. */
  readonly counts?: RegExp;
  /** What a type, group or status, as a whole, says a record is; also the header of a column of yes and no. Told apart by `|`. */
  readonly standings?: Readonly<Partial<Record<StandingWord, string>>>;
  /** Headers of a lifecycle stage (lead, prospect, customer), and the values of its first stages. */
  readonly lifecycles?: string;
  readonly subscribers?: string;
  /** Headers of a status that only leads have. */
  readonly leadStatuses?: string;
  /** Headers of numbers that only customers have, where suppliers have others. */
  readonly customerNumbers?: string;
  /** What a till calls a customer who did not give a name. */
  readonly counterSales?: string;
  /** What people write into a note when there is no column for it. */
  readonly noCalls?: RegExp;
  /** Looked for in headers and labels of numbers and addresses: small letters without accents, one blank between words. */
  readonly contactTypes?: Readonly<Partial<Record<ContactWord, RegExp>>>;
}
