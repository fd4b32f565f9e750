/** Columns that say what a customer does not want: about calls, and beside those about mail. */
import { expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';

it.each([
  ['Do Not Call,Email Opt Out', 'yes,no', { call: true, mail: false }],
  ['Do Not Call,Email Opt Out', 'no,yes', { call: false, mail: true }],
  ['Email Opt Out,Do Not Call', 'yes,no', { call: false, mail: true }],
  ['Email Opt Out,Do Not Call', 'yes,yes', { call: true, mail: true }],
  ['DoNotCall,HasOptedOutOfEmail', '0,1', { call: false, mail: true }],
  ['Unsubscribed,Phone Opt Out', 'yes,no', { call: false, mail: true }],
  ['Unsubscribed,Phone Opt Out', 'no,yes', { call: true, mail: false }],
  ['OK to call?,Email Opt Out', 'yes,yes', { call: false, mail: true }],
  // Alone it is taken for the strictest that it may mean.
  ['City,Email Opt Out', 'Ulm,yes', { call: true, mail: false }],
  ['Email Opt Out,Do Not Email', 'no,yes', { call: false, mail: true }],
])('%s: %s', async (header, cells, wanted) => {
  const store = await emptyBook();
  const input = `Name,Phone,${header}\nAda Finch,312-555-0101,${cells}\n`;
  expect(await runCadence('import - --yes', { store, input })).toMatchObject({ code: 0 });
  const customer = await store.customers.get(1);
  const kinds = (await store.refusals.of(1)).map(({ kind }) => kind);
  expect({ call: customer?.doNotCall !== null, mail: kinds.includes('email') }).toEqual(wanted);
});
