/** A book whose lists can be answered by the messages in fixtures/mail/replies. */
import { readFileSync } from 'node:fs';
import { tokenAsId, tokenText } from '../../src/domain/replies/token.ts';
import { replySigner } from '../../src/mail/reply-signer.ts';
import type { Store } from '../../src/store/store.ts';
import { aCustomer, type CustomerFacts } from './book.ts';
import { someDay } from './cadence.ts';

export const recipient = 'robin@shop.example';
const marks = { book: '00112233aabbccdd', salt: '', origins: '' };
const key = 'a key for tests';

/** Puts customers 36 and 12 and the list of 2026-W48 into an empty book, as if it had been mailed. */
export async function makeAnswerable(store: Store, facts: CustomerFacts = {}): Promise<Store> {
  await store.keepReplyKey(key);
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    await book.tables.adopt(marks);
    for (let id = 1; id <= 36; id++)
      await book.customers.add(
        aCustomer({ name: names[id] ?? `Customer ${id}`, phones: [`+1 312 555 01${id}`], ...(id === 36 ? facts : {}) }),
      );
  });
  await mailed(store, '2026-W48', recipient);
  return store;
}

const names: Readonly<Record<number, string>> = { 12: 'Olga Delgado', 36: 'Ada Finch' };

export async function mailed(store: Store, list: string, ...recipients: readonly string[]): Promise<void> {
  const process = { number: 1, host: 'here', start: 'first' };
  const owner = list.slice('2026-W48 '.length) || null;
  const claim = { list, owner, recipients, messageId: '<1@shop.example>', process, again: false, isAlive: () => false };
  await store.claimSending({ ...claim, now: new Date('2026-11-23T06:30:00Z') });
}

export const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/mail/replies/${name}`, import.meta.url));

interface Signed {
  readonly customerId?: number;
  readonly list?: string;
  readonly to?: string;
  readonly by?: string;
}

const macFor = ({ customerId = 0, list = '2026-W48', to = recipient, by = key }: Signed) =>
  replySigner(by, marks.book).macOf({ list, recipient: to, customerId });

export const tokenFor = (of: Signed): string =>
  tokenText({ week: (of.list ?? '2026-W48').slice(0, 8), customerId: of.customerId ?? 0, mac: macFor(of) });

export const idFor = (of: Signed = {}): string =>
  `<${tokenAsId({ week: (of.list ?? '2026-W48').slice(0, 8), mac: macFor(of) })}@shop.example>`;

let count = 0;

/** A plain message with these headers besides the usual ones; a new id each time. */
export function message(headers: Readonly<Record<string, string>>, text: string): string {
  count += 1;
  const usual = {
    From: `Robin Reyes <${recipient}>`,
    To: 'calls@shop.example',
    Date: 'Tue, 24 Nov 2026 10:00:00 +0100',
    'Message-ID': `<${count}@shop.example>`,
    'Content-Type': 'text/plain; charset=utf-8',
  };
  const lines = Object.entries({ ...usual, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${lines.join('')}\r\n${text.replaceAll('\n', '\r\n')}\r\n`;
}
