/** What a server of PostgreSQL reports, and the way to it, in words. */
import { expect, it } from 'vitest';
import { CannotWrite, InUse, UserError } from '../../src/errors.ts';
import {
  codeOf,
  explain,
  explainConnecting,
  inUse,
  isCutOff,
  isTaken,
  isWorthAnotherTry,
} from '../../src/store/postgres/errors.ts';

const shown = 'postgres://ann@db.example.com/shop';
const reported = (code: string | undefined, message = 'said by the server') =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

it.each<[string | undefined, string, { again?: true; taken?: true; cut?: true }]>([
  ['40001', '', { again: true }],
  ['40P01', '', { again: true }],
  ['55P03', '', { taken: true }],
  ['ECONNRESET', '', { cut: true }],
  ['EPIPE', '', { cut: true }],
  ['ETIMEDOUT', '', { cut: true }],
  ['EHOSTUNREACH', '', { cut: true }],
  ['ENETUNREACH', '', { cut: true }],
  ['08006', '', { cut: true }],
  ['57P01', '', { cut: true }],
  ['57P03', '', { cut: true }],
  ['57P04', '', {}],
  ['23505', '', {}],
  [undefined, 'Connection terminated unexpectedly', { cut: true }],
  [undefined, 'Client has encountered a connection error and is not queryable', { cut: true }],
  [undefined, 'Client was closed and is not queryable', { cut: true }],
  [undefined, 'something else', {}],
])('%s %s: %j', (code, message, { again = false, taken = false, cut = false }) => {
  const error = reported(code, message);
  expect([codeOf(error), isWorthAnotherTry(error), isTaken(error), isCutOff(error)]).toEqual([
    ...[code ?? null, again, taken, cut],
  ]);
});

it.each([null, 'text', { code: '40001' }, Object.assign(new Error('x'), { code: 7 })])('%j has no code', (thing) => {
  expect(codeOf(thing)).toBeNull();
  expect(isCutOff(thing)).toBe(false);
});

it.each<[string, new (...args: never[]) => Error, RegExp, RegExp]>([
  ['ECONNRESET', UserError, /^the connection to postgres:\/\/ann@db\.example\.com\/shop was lost$/, /undo --list/],
  ['25006', CannotWrite, /can only be read: said by the server$/, /name the main server/],
  ['42501', CannotWrite, /does not let you do that: said by the server$/, /whoever runs the server/],
  ['53100', CannotWrite, /^no space left on the server of postgres:/, /nothing is half done/],
  ['22021', UserError, /character with the code 0/, /remove it from the file/],
  ['23503', UserError, /./, /./],
])('%s is told in words', (code, kind, message, hint) => {
  const error = explain(reported(code), shown);
  expect(error).toBeInstanceOf(kind);
  expect((error as UserError).message).toMatch(message);
  expect((error as UserError).hint).toMatch(hint);
});

it('what is no error of the server stays as it is', () => {
  for (const one of [new UserError('known already'), reported('23505'), new Error('a defect'), 'text'])
    expect(explain(one, shown)).toBe(one);
});

it.each([
  [300, /^postgres:\S+ is in use by bea, which has not released it$/],
  [1_499, /which has not released it$/],
  [1_500, /which did not release it for 2 seconds$/],
  [15_400, /which did not release it for 15 seconds$/],
])('after %i milliseconds it says who has the book', (waited, message) => {
  const error = inUse(shown, 'bea', waited);
  expect(error).toBeInstanceOf(InUse);
  expect(error.message).toMatch(message);
  expect(error.hint).toMatch(/nothing was changed/);
});

it.each<[unknown, RegExp, RegExp]>([
  [reported('ECONNREFUSED'), /no server answers there$/, /right host and port/],
  [reported('ENOENT'), /no socket of a server$/, /right folder/],
  [reported('ENOTFOUND'), /there is no such host$/, /spelled right/],
  [reported('EAI_AGAIN'), /could not be looked up$/, /on the network/],
  [reported('ETIMEDOUT'), /did not answer in time$/, /firewall/],
  [reported('28P01'), /the password is wrong$/, /PGPASSWORD/],
  [reported(undefined, 'SASL: client password must be a string'), /and there is none$/, /PGPASSWORD/],
  [reported('28000'), /does not let this user in$/, /pg_hba/],
  [reported('3D000'), /there is no such database$/, /createdb/],
  [reported('53300'), /no connection left$/, /pooler/],
  [reported('XX000', 'gone wild'), /cannot be reached: gone wild$/, /right address/],
  [reported('XX000', ''), /cannot be reached: XX000$/, /right address/],
  ['nothing to say', /cannot be reached: nothing to say$/, /right address/],
  [reported('57P03'), /just starting or stopping$/, /in a moment/],
  [reported('DEPTH_ZERO_SELF_SIGNED_CERT'), /does not trust the issuer of its certificate$/, /sslrootcert=FILE/],
  [reported('CERT_HAS_EXPIRED'), /has expired$/, /renew/],
  [reported('ERR_TLS_CERT_ALTNAME_INVALID'), /of another name$/, /name the server/],
  [reported(undefined, 'timeout expired'), /did not answer in time$/, /firewall/],
  [reported(undefined, 'The server does not support SSL connections'), /does not offer TLS$/, /ssl = on/],
  [reported(undefined, 'Connection terminated unexpectedly'), /closed the connection at once$/, /right port/],
])('on the way to the server: %s', (error, message, hint) => {
  const told = explainConnecting(error, shown) as UserError;
  expect(told).toBeInstanceOf(UserError);
  expect(told.message).toMatch(/^postgres:\/\/ann@db\.example\.com\/shop cannot be reached: /);
  expect([told.message, told.hint]).toEqual([expect.stringMatching(message), expect.stringMatching(hint)]);
  expect(explainConnecting(told, shown)).toBe(told);
});

it('a file of passwords that others can read is not used, and that is said', () => {
  const told = explainConnecting(reported('28P01'), shown, { closed: true }) as UserError;
  expect(told.hint).toMatch(/chmod 600 ~\/\.pgpass/);
  expect((explainConnecting(reported('3D000'), shown, { closed: true }) as UserError).hint).toMatch(/createdb/);
});
