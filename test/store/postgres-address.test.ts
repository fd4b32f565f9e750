/** What names a book on a server: no password is shown, and nothing leaves this machine in the clear. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/store/postgres/address.ts';
import { isServerAddress } from '../../src/store/server-address.ts';
import { ownFolder } from '../support/folder.ts';

it.each([
  ['postgres://shop.example/book', true],
  ['postgresql://shop.example/book', true],
  ['service=shop', true],
  ['book.db', false],
  ['/home/ann/postgres:/book.db', false],
])('%s names a book on a server: %s', (named, is) => {
  expect(isServerAddress(named)).toBe(is);
});

it.each([
  ['postgres://ann:secret@shop.example/book', 'postgres://ann@shop.example/book'],
  ['postgres://ann@shop.example:6543/book?schema=spring', 'postgres://ann@shop.example:6543/book?schema=spring'],
  ['postgres://ann@/book?host=/run/postgresql', 'postgres://ann@/book?host=/run/postgresql'],
  ['postgres://ann@shop.example/book?password=secret', 'postgres://ann@shop.example/book'],
  ['postgres://ann@[::1]/book?schema=cadence', 'postgres://ann@[::1]/book'],
])('shows %s as %s', (named, shown) => {
  expect(addressOf(named).shown).toBe(shown);
  expect(isServerAddress(shown)).toBe(true);
});

it('takes what the address leaves out from the environment', () => {
  const env = { PGHOST: 'shop.example', PGUSER: 'ann', PGDATABASE: 'book', PGPASSWORD: 'secret' };
  expect(addressOf('postgres:///', env)).toMatchObject({ user: 'ann', database: 'book', password: 'secret' });
});

it.each([
  ['postgres://ann@shop.example/book', true],
  ['postgres://ann@shop.example/book?sslmode=require', true],
  ['postgres://ann@localhost/book', false],
  ['postgres://ann@127.0.0.1/book?sslmode=require', true],
  ['postgres://ann@/book?host=/run/postgresql', false],
])('%s goes over TLS that is verified: %s', (named, over) => {
  expect(addressOf(named).tls !== null).toBe(over);
});

it.each([
  [
    'postgres://ann@shop.example/book?sslmode=disable',
    'shop.example is another machine: a book goes there over TLS only',
  ],
  ['postgres://ann@shop.example/book?schema=public', '"public" cannot be the schema of a book'],
  ['postgres://ann@shop.example/book?schema=a"b', '"a"b" cannot be the schema of a book'],
  ['postgres://ann@shop.example/book?colour=red', 'it has no "colour"'],
  ['postgres://ann@shop.example:99999/book', 'not an address of a book'],
])('refuses %s', (named, why) => {
  expect(() => addressOf(named)).toThrow(why);
});

describe('a service', () => {
  it('is read as psql reads it', () => {
    const file = join(ownFolder(), 'services');
    writeFileSync(
      file,
      '# ours\n[other]\nhost=elsewhere.example\n\n[shop]\nhost=shop.example\ndbname=book\nuser=ann\n',
    );
    expect(addressOf('service=shop', { PGSERVICEFILE: file }).shown).toBe('postgres://ann@shop.example/book');
    expect(() => addressOf('service=none', { PGSERVICEFILE: file })).toThrow('there is no service "none"');
  });
});
