/** Whether a table lists customers or orders, and what its columns mean in each case. */
import type { ColumnCandidate, ColumnPlan, FileColumn, Kind } from './column-plan.ts';
import type { Field } from './fields.ts';
import { notInOrders, orderFields, totalFields } from './fields.ts';
import { isForecast, ownWord } from './headers.ts';
import { headersFor } from './languages/index.ts';
import { counterparties, hasSides, ledgerAccounts, receivablesIn } from './ledger.ts';
import type { Program } from './programs/program.ts';
import { isOfDeals } from './statuses.ts';
import { headerKey } from './text.ts';

const weakDates = headersFor((language) => language.weakDates);
const weakIds = headersFor((language) => language.weakIds);
const otherCodes = headersFor((language) => language.otherCodes);
const contactPersons = headersFor(({ contacts }) => contacts);
const orderOnly: ReadonlySet<Field> = new Set<Field>(orderFields);
/** From this rank on a header is only partly about an order's number or day. */
const unsure = 2000;

/** The header row as keys, the columns without a chosen field, a few rows, and the programs that write such files. */
interface TableFacts {
  readonly headers: readonly string[];
  readonly open: readonly FileColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly programs: readonly Program[];
}

/**
 * `isForecasting`: a column has expected amounts; `untold`: the day and the amount of orders, found only from values;
 * `comesAgain`: a customer is on rows of several such days.
 */
export function kindOf(
  candidates: readonly ColumnCandidate[],
  facts: { readonly isForecasting: boolean; readonly untold: readonly ColumnCandidate[]; readonly comesAgain: boolean },
): Kind {
  const { comesAgain } = facts;
  const has = (field: Field, test = (_: ColumnCandidate) => true) =>
    candidates.some((c) => c.field === field && test(c));
  const isSure = (field: Field, weak: ReadonlySet<string>) =>
    has(field, ({ column, rank }) => rank < unsure && !weak.has(headerKey(column.header)));
  const [strongId, strongDate] = [isSure('orderId', weakIds), isSure('orderDate', weakDates)];
  if (strongId && strongDate) return 'orders';
  if (!strongId && totalFields.some((field) => has(field))) return 'customers';
  const ofDeals = has('status', ({ column }) => isOfDeals(column.header));
  if (isPricedOrder(has, facts, { ofDeals, strongDate })) return 'orders';
  const isDated = [strongId, has('orderDate'), ofDeals, comesAgain].includes(true);
  if (isDated && hasMoney(has, strongDate)) return 'orders';
  const isNumbered = [strongId, has('orderDate')].every(Boolean);
  return isDatedTotal(has, [strongDate, isNumbered, comesAgain].includes(true)) ? 'orders' : 'customers';
}

type Has = (field: Field, test?: (candidate: ColumnCandidate) => boolean) => boolean;

/** A deal with an amount that is expected, an order with a status, a transfer: each with an amount, if only by its values. */
function isPricedOrder(
  has: Has,
  { isForecasting, untold }: { readonly isForecasting: boolean; readonly untold: readonly ColumnCandidate[] },
  { ofDeals, strongDate }: { readonly ofDeals: boolean; readonly strongDate: boolean },
): boolean {
  if (ofDeals && isForecasting) return true;
  if (!untold.some(({ field }) => field === 'amount')) return false;
  const ofTransfers = has('orderDate') && has('name', ({ column }) => counterparties.has(headerKey(column.header)));
  return ofTransfers || (strongDate && has('status'));
}

/** A possible lifetime total belongs to an order if that has a day. */
function isDatedTotal(has: Has, isDated: boolean): boolean {
  return isDated && has('value') && !has('orders');
}

function hasMoney(has: Has, strongDate: boolean): boolean {
  if ((['amount', 'lineAmount', 'debit'] as const).some((field) => has(field))) return true;
  // `Date, Service, Client, Price`: a booking.
  return has('unitPrice') && (strongDate || has('quantity') || (has('orderDate') && has('product')));
}

/** The meanings of the columns in such a table. */
export function meantIn(
  kind: Kind,
  candidates: readonly ColumnCandidate[],
  facts: TableFacts,
): readonly ColumnCandidate[] {
  if (kind === 'customers') return forCustomers(candidates);
  const buyers = candidates.filter(withoutSeller(candidates, facts.rows));
  return withLedger(forOrders(buyers, facts), facts);
}

function forCustomers(candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
  const lifetime = candidates.some((c) => c.field === 'value');
  return candidates.flatMap((candidate) => {
    if (candidate.field === 'amount' && !lifetime) return [{ ...candidate, field: 'value' as const }];
    if (candidate.field === 'status' && !candidate.chosen) return [{ ...candidate, field: 'standing' as const }];
    return candidate.chosen || !orderOnly.has(candidate.field) ? [candidate] : [];
  });
}

function forOrders(candidates: readonly ColumnCandidate[], facts: TableFacts): ColumnCandidate[] {
  const rules = rulesFor(candidates, facts);
  return candidates.flatMap((candidate) => {
    if (candidate.chosen || candidate.rank === ownWord) return [candidate];
    const key = headerKey(candidate.column.header);
    const rule = rules.find(
      ({ field, when }) => (field === undefined || field === candidate.field) && when(candidate, key),
    );
    if (rule === undefined) return notInOrders.has(candidate.field) ? [] : [candidate];
    return rule.gives(candidate);
  });
}

const sides: readonly Field[] = ['debit', 'credit'];
const prices: readonly Field[] = ['amount', 'lineAmount', 'unitPrice'];

/** The meaning of a field's column among orders, if it differs there. */
interface Rule {
  readonly field?: Field;
  readonly when: (candidate: ColumnCandidate, key: string) => boolean;
  readonly gives: (candidate: ColumnCandidate) => ColumnCandidate[];
}

function rulesFor(candidates: readonly ColumnCandidate[], { headers, programs }: TableFacts): readonly Rule[] {
  const has = (test: (candidate: ColumnCandidate) => boolean) => candidates.some(test);
  const hasAmount = has(({ field }) => field === 'amount' || field === 'lineAmount');
  const isLedger = has(({ field }) => field === 'side') || sides.every((side) => has(({ field }) => field === side));
  const ofDeals = has(({ field, column }) => field === 'status' && isOfDeals(column.header));
  const hasCompany = has(({ field }) => field === 'company');
  const isNamed = has(
    ({ field, column }) => (field === 'name' && headerKey(column.header) !== 'name') || field === 'lastName',
  );
  const nameIsProduct = (isNamed && headers.includes('sku')) || (ofDeals && hasCompany);
  // `Jumlah` is a quantity next to a price, and an amount if no other column is one.
  const isAmountToo = (beside: FileColumn) => has(({ field, column }) => field === 'amount' && column === beside);
  const isSum = ({ field }: ColumnCandidate) => field === 'amount' || field === 'value';
  const isSide = (one: FileColumn, side: Field) => has(({ field, column }) => field === side && column === one);
  const hasOtherSide = (beside: FileColumn) => has(({ field, column }) => field === 'debit' && column !== beside);
  const isPricedBeside = (beside: FileColumn) =>
    has(({ field, column }) => prices.includes(field) && column !== beside);
  const ownField = ({ field }: ColumnCandidate) =>
    programs.map(({ orderFields: own }) => own?.[field]).find((own) => own !== undefined);
  return [
    // `Recettes` beside `Dépenses`.
    { when: (one) => isSum(one) && isSide(one.column, 'credit') && hasOtherSide(one.column), gives: () => [] },
    { field: 'value', when: () => !hasAmount, gives: as('amount') },
    // `Soll` and `Ist`: what is due, and what came in.
    { field: 'debit', when: () => !hasAmount && !isLedger, gives: as('amount') },
    { field: 'credit', when: () => !hasAmount && !isLedger, gives: as('amount') },
    { field: 'quantity', when: ({ column }) => isAmountToo(column) && !isPricedBeside(column), gives: () => [] },
    { field: 'name', when: (_, key) => key === 'name' && nameIsProduct, gives: as('product') },
    { field: 'externalId', when: (_, key) => otherCodes.has(key), gives: () => [] },
    { field: 'externalId', when: (_, key) => weakIds.has(key), gives: as('orderId', 900) },
    { field: 'note', when: (_, key) => key === 'description', gives: as('product', 900) },
    {
      when: (candidate) => ownField(candidate) !== undefined,
      gives: (candidate) => [{ ...candidate, field: ownField(candidate) ?? candidate.field }],
    },
  ];
}

function as(field: Field, rank?: number): Rule['gives'] {
  return (candidate) => [{ ...candidate, field, rank: rank ?? candidate.rank }];
}

/** In a journal, a column called `Account` has the booked accounts, if the customers' own is among them. */
function withLedger(candidates: readonly ColumnCandidate[], { open, rows }: TableFacts): readonly ColumnCandidate[] {
  if (!hasSides((field) => candidates.some((candidate) => candidate.field === field))) return candidates;
  const debit = candidates.find(({ field }) => field === 'debit')?.column.index ?? -1;
  const account = open.find(
    ({ header, index }) => ledgerAccounts.has(headerKey(header)) && receivablesIn(rows, index, debit).size > 0,
  );
  if (account === undefined) return candidates;
  const others = candidates.filter(({ column }) => column !== account);
  return [...others, { field: 'ledgerAccount', rank: 0, column: account, chosen: false }];
}

/** A company on the orders of different customers is the seller; next to contact persons it is theirs. */
function withoutSeller(candidates: readonly ColumnCandidate[], rows: TableFacts['rows']) {
  const valuesOf = ({ column }: ColumnCandidate) => new Set(rows.map((row) => row[column.index] ?? ''));
  const customers = candidates
    .filter(({ field }) => field === 'name' || field === 'email')
    .map((c) => valuesOf(c).size);
  const isTheirs = candidates.some(
    ({ field, column }) => field === 'name' && contactPersons.has(headerKey(column.header)),
  );
  return (candidate: ColumnCandidate): boolean =>
    candidate.field !== 'company' ||
    candidate.chosen ||
    isTheirs ||
    Math.max(0, ...customers) < 2 ||
    valuesOf(candidate).size > 1 ||
    valuesOf(candidate).has('');
}

/** Deals, which need no amounts: they show who may buy, and how much is expected. */
export function isPipeline({ columns, headers }: Pick<ColumnPlan, 'columns' | 'headers'>): boolean {
  return isOfDeals(columns.get('status')?.[0]?.header ?? '') && headers.some(isForecast);
}

/** Whether each row is the record of a deal, known by an id for good. */
export function isOfDealRecords({ columns }: Pick<ColumnPlan, 'columns'>): boolean {
  return (['status', 'orderId'] as const).some((field) => isOfDeals(columns.get(field)?.[0]?.header ?? ''));
}
