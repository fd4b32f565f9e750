/** What names a book on a server: no password is shown, and nothing leaves this machine in the clear. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/store/postgres/address.ts';
import { isServerAddress } from '../../src/store/server-address.ts';
import { ownFolder } from '../support/folder.ts';

/** A file there is. */
const ownCertificate = fileURLToPath(new URL('../../package.json', import.meta.url));

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
  ['postgres://ann:50%25@shop.example/book', 'postgres://ann@shop.example/book'],
  [
    `postgres://ann@shop.example/book?sslrootcert=${ownCertificate}`,
    `postgres://ann@shop.example/book?sslrootcert=${ownCertificate}`,
  ],
  ['postgres://ann@localhost/book?sslmode=require', 'postgres://ann@localhost/book?sslmode=require'],
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

const signs = 'in a password, the signs / # ? @ % are written %2F %23 %3F %40 %25';

it.each([
  ['postgres://ann:50%@shop.example/book', 'a % in it is not followed by two digits'],
  ['postgres://ann:12/s3cret@shop.example/book', 'its parts cannot be told apart'],
  ['postgres://ann:12?s3cret@shop.example/book', 'its parts cannot be told apart'],
  ['postgres://ann:12#s3cret@shop.example/book', 'its parts cannot be told apart'],
  ['postgres://ann:s3cret/x@shop.example/book', 'its host or port cannot be read'],
])('says of %s how a password is written, and repeats none of it', (named, why) => {
  expect(() => addressOf(named)).toThrow(`not an address of a book: ${why}; ${signs}`);
});

describe('a service', () => {
  it('is read as psql reads it', () => {
    const file = join(ownFolder(), 'services');
    writeFileSync(
      file,
      '# ours\n[other]\nhost=elsewhere.example\n\n[shop]\nhost=shop.example\ndbname=book\nuser=ann\n',
    );
    expect(addressOf('service=shop', { PGSERVICEFILE: file }).shown).toBe('postgres://ann@shop.example/book');
    writeFileSync(file, '[shop]\npassword s3cret\n');
    expect(() => addressOf('service=shop', { PGSERVICEFILE: file })).toThrow(
      `${file}: cadence does not know "password" of [shop]`,
    );
    expect(() => addressOf('service=none', { PGSERVICEFILE: file })).toThrow('there is no service "none"');
  });
});
