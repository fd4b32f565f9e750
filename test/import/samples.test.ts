/** Every sample export, imported by the real command, finds what expected.json says is in it. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

interface Sample {
  readonly name?: string;
  readonly name_accept?: readonly string[];
  readonly email?: string;
  readonly phone_digits?: string;
  readonly phone_accept?: readonly string[];
  readonly company?: string;
  readonly total_value?: number;
  readonly total_value_accept?: readonly number[];
  readonly currency?: string;
  readonly orders_count?: number;
  readonly orders_count_accept?: readonly number[];
  readonly last_purchase?: string;
  readonly last_accept?: readonly (string | null)[];
  readonly external_id?: string;
}

interface Expected {
  readonly kind: string;
  readonly customers: { readonly accept: readonly number[] };
  readonly samples: readonly Sample[];
  readonly rejected_or_reported: readonly { readonly line: number; readonly must: string }[];
}

interface Listed {
  readonly name: string;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly phones: readonly string[];
  readonly externalId: string | null;
  readonly value: number;
  readonly currency: string | null;
  readonly orders: number;
  readonly lastPurchase: string | null;
  readonly doNotCall: unknown;
}

const expectations: Record<string, Expected> = JSON.parse(readFileSync('fixtures/csv/expected.json', 'utf8'));

async function imported(file: string) {
  const folder = ownFolder();
  const path = join(folder, file);
  copyFileSync(join('fixtures/csv', file), path);
  const store = await emptyBook();
  const run = async (words: readonly string[]) => await runCadence(words, { store, today: '2026-11-22' });
  // What each row says is compared, so each is a customer, also where the file is of people at companies.
  const words = ['import', path, '--json', '--people-of', 'none'];
  const first = await run(words);
  expect(first.err).not.toContain('bug in cadence');
  expect(first.code).toBe(0);
  const list = JSON.parse((await run(['list', '--json'])).out) as Listed[];
  return {
    report: JSON.parse(first.out)[0],
    list,
    again: async () => JSON.parse((await run(words)).out)[0],
  };
}

const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');

describe.each(Object.entries(expectations))('%s', (file, expected) => {
  it('has the customers it should have, and a second import changes nothing', async () => {
    const { report, list, again } = await imported(file);
    expect(report.kind).toBe(/order|payment|invoice/.test(expected.kind) ? 'orders' : 'customers');
    expect(expected.customers.accept, JSON.stringify(list.map((c) => c.name))).toContain(list.length);
    for (const sample of expected.samples) expectSample(list, sample);
    const named = new Set(report.problems.map((problem: { line: number }) => problem.line));
    for (const { line, must } of expected.rejected_or_reported)
      expect([...named], `line ${line} (${must})`).toContain(line);
    expect(await again()).toMatchObject({ added: 0, updated: 0, import: null });
  });
});

function expectSample(list: readonly Listed[], sample: Sample): void {
  const names = [sample.name, ...(sample.name_accept ?? [])].filter((name) => name !== undefined);
  const found = list.find((c) => (sample.email === undefined ? names.includes(c.name) : c.email === sample.email));
  expect(found, `${sample.name ?? sample.email} in ${list.map((c) => c.name)}`).toBeDefined();
  if (found === undefined) return;
  if (names.length > 0) expect(names).toContain(found.name);
  if (sample.company !== undefined) expect(found.company).toBe(sample.company);
  if (sample.external_id !== undefined) expect(found.externalId).toBe(sample.external_id);
  if (sample.phone_digits !== undefined) {
    const accepted = [sample.phone_digits, ...(sample.phone_accept ?? [])].map(digits);
    expect(accepted).toContain(digits((found.phone ?? '').replace(/ext.*/, '')));
  }
  const total = [sample.total_value, ...(sample.total_value_accept ?? [])];
  if (sample.total_value !== undefined) expect(total).toContain(found.value);
  const orders = [sample.orders_count, ...(sample.orders_count_accept ?? [])];
  if (sample.orders_count !== undefined) expect(orders).toContain(found.orders);
  const last = [sample.last_purchase, ...(sample.last_accept ?? [])];
  if (sample.last_purchase !== undefined) expect(last).toContain(found.lastPurchase);
  if (sample.currency !== undefined) expect(found.currency).toBe(sample.currency);
}

it('keeps what a file says about contact, and does not take activity for conversation', async () => {
  const { list } = await imported('zoho-contacts.csv');
  expect(list.find((c) => c.name === 'Petrosyan')?.doNotCall).toBeTruthy();
  expect(list.find((c) => c.name === 'Amara Okonjo')?.doNotCall).toBeFalsy();
  expect(list.every((c) => c.lastPurchase === null)).toBe(true);
});
