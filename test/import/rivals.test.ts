/** Two columns for one field: which is read, and why. */
import { describe, expect, it } from 'vitest';
import { nameColumns, noChoices, planColumns } from '../../src/import/columns.ts';
import type { Field } from '../../src/import/fields.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';

function planOf(header: string, chosen: Readonly<Partial<Record<Field, string>>> = {}) {
  const map = new Map(Object.entries(chosen).map(([field, column]) => [field as Field, [column]]));
  return planColumns(nameColumns(header.split(/[,;]/)), { ...noChoices, map });
}

const cases: readonly [what: string, header: string, field: string, read: string, other: string, why: string][] = [
  [
    'the day of the order before that of the record',
    'Order ID,Created at,Invoice date,Email,Total',
    'orderDate',
    'Invoice date',
    'Created at',
    'record day',
  ],
  [
    'before the day it was paid',
    'Order ID,Paid at,Order date,Email,Total',
    'orderDate',
    'Order date',
    'Paid at',
    'payment day',
  ],
  [
    'in German',
    'Rechnungsnummer;Rechnungsdatum;Zahlungsdatum;Kunde;Betrag',
    'orderDate',
    'Rechnungsdatum',
    'Zahlungsdatum',
    'payment day',
  ],
  [
    'the more usual header of an amount',
    'Order ID,Order date,Email,Total,Amount',
    'amount',
    'Total',
    'Amount',
    'usual',
  ],
  [
    'the amount of the order before that of a line',
    'Order ID,Order date,Email,Total,Subtotal',
    'amount',
    'Total',
    'Subtotal',
    'of a line',
  ],
  [
    'a whole header before a part of one',
    'Name,Customer ID (old),Customer ID',
    'externalId',
    'Customer ID',
    'Customer ID (old)',
    'part of the header',
  ],
  ['the same header twice', 'Name,Customer ID,Customer ID', 'externalId', 'Customer ID', 'Customer ID (2)', 'first'],
  [
    'the customer before the delivery',
    'Order ID,Order date,Email,Total,Billing City,Shipping City',
    'city',
    'Billing City',
    'Shipping City',
    'delivery',
  ],
];

describe('one of two columns', () => {
  it.each(cases)('%s', (_, header, field, read, other, why) => {
    expect(planOf(header).rivals).toContainEqual({ field, read, other, fillsIn: false, why });
  });

  it.each([
    ['lists have them all', 'Name,Email,Email 2,Phone,Mobile'],
    ['a column that tells another field is none', 'Customer,Company,Email'],
    ['what is no purchase is named apart', 'Name,Total spent,Average order value'],
  ])('%s', (_, header) => {
    expect(planOf(header).rivals).toEqual([]);
  });

  it('is read where the other is empty, of names and places', () => {
    expect(planOf('Company,Account name,Email').rivals).toEqual([
      { field: 'company', read: 'Company', other: 'Account name', fillsIn: true, why: 'usual' },
    ]);
  });

  it('is what the user chose: who chose knows', () => {
    expect(planOf('Order ID,Created at,Invoice date,Email,Total', { orderDate: 'Created at' }).rivals).toEqual([]);
  });
});

it('is said in the report, the dry run and for programs', async () => {
  const input = 'Order ID,Created at,Invoice date,Email,Total,Amount\n1,2026-01-05,2026-01-04,ada@example.com,12,10\n';
  const store = await emptyBook();
  const said = [
    '  several columns for one field (--map FIELD=COLUMN chooses):',
    '    amount: “Total”, not “Amount” (a less usual header)',
    '    orderDate: “Invoice date”, not “Created at” (when the record was made)',
    '',
  ].join('\n');
  const run = async (...words: string[]) => (await runCadence(['import', '-', ...words], { store, input })).out;
  expect(await run('--dry-run')).toContain(said);
  expect(await run()).toContain(said);
  expect(JSON.parse(await run('--json'))[0].rivals).toEqual([
    { field: 'amount', read: 'Total', other: 'Amount', fillsIn: false, why: 'usual' },
    { field: 'orderDate', read: 'Invoice date', other: 'Created at', fillsIn: false, why: 'record day' },
  ]);
});
