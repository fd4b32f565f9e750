import { expect, it } from 'vitest';
import { splitEmails } from '../../../src/import/values/emails.ts';

it.each<[string, string[]]>([
  ['ada@example.com', ['ada@example.com']],
  ["Ada.O'Finch+rye@Example.CO.UK", ["ada.o'finch+rye@example.co.uk"]],
  ['Ada Finch <ada@example.com>', ['ada@example.com']],
  ['"Finch, Ada" <ada@example.com>', ['ada@example.com']],
  ['mailto:ada@example.com', ['ada@example.com']],
  ['MAILTO:ada@example.com', ['ada@example.com']],
  ['a@x.de, b@x.de;c@x.de|d@x.de e@x.de', ['a@x.de', 'b@x.de', 'c@x.de', 'd@x.de', 'e@x.de']],
  ['a@x.de ::: b@x.de', ['a@x.de', 'b@x.de']],
  ['Ümlaut@Exämple.de', ['ümlaut@exämple.de']],
  ['Ü@example.de', ['ü@example.de']],
  ['a@Ü.de', ['a@ü.de']],
  ['a@example.ÜÜ', ['a@example.üü']],
  ['"Finch, Ada" <a@x.de>, "Bo" <b@x.de>', ['a@x.de', 'b@x.de']],
  ['"Finch, Ada"<a@x.de>;"Bo"<b@x.de>', ['a@x.de', 'b@x.de']],
  ['1@2.de', ['1@2.de']],
  ['<ada@example.com', ['ada@example.com']],
  ['"Finch, Ada"<ada@example.com>', ['ada@example.com']],
  ['"Finch, Ada <ada@example.com>', ['ada@example.com']],
  ['"" <ada@example.com>', ['ada@example.com']],
])('%s has the addresses %j', (cell, found) => {
  expect(splitEmails(cell)).toEqual({ found, shared: [], wrong: null });
});

it.each(['', ' ', 'N/A', '-', '/o=First Organization/ou=Exchange/cn=ada'])(
  '%j has none, and nothing is wrong',
  (cell) => {
    expect(splitEmails(cell)).toEqual({ found: [], shared: [], wrong: null });
  },
);

it.each([
  'none@example.com',
  'nil@x.de',
  'null@x.de',
  'nomail@x.de',
  'noemail@x.de',
  'no-email@x.de',
  'no_mail@x.de',
  'noreply@x.de',
  'no-reply@x.de',
  'donotreply@x.de',
  'do-not-reply@x.de',
  'unknown@x.de',
  'unbekannt@x.de',
  'kein@x.de',
  'keine@x.de',
  'sans@x.de',
  'anonymous@x.de',
  'not-provided@x.de',
  'notprovided@x.de',
  'guest@x.de',
  'NoReply@X.de',
  'no@email.com',
  'test@example.com',
  'sinemail@x.es',
  'ada@noemail.com',
  'ada@example.invalid',
  'x1@marketplace.amazon.de',
  'x1@marketplace.amazon.co.uk',
  'x1@members.ebay.com',
  'x1@relay.walmart.com',
  'x1@verkopen.bol.com',
  'x1+y2@user.allegromail.pl',
])('%s is nobody’s', (cell) => {
  expect(splitEmails(cell)).toEqual({ found: [], shared: [cell.toLowerCase()], wrong: null });
});

it('a name that only begins like nobody’s is somebody’s', () => {
  expect(splitEmails('noneman@x.de').found).toEqual(['noneman@x.de']);
  expect(splitEmails('ada.guest@x.de').found).toEqual(['ada.guest@x.de']);
  expect(splitEmails('ada@amazon.de').found).toEqual(['ada@amazon.de']);
  expect(splitEmails('ada@notmembers.ebay.example').found).toEqual(['ada@notmembers.ebay.example']);
  expect(splitEmails('nora@test-drive.example').found).toEqual(['nora@test-drive.example']);
});

it.each<[string, string[]]>([
  ['ada', []],
  ['ask her', []],
  ['ada@', []],
  ['@example.com', []],
  ['ada@example', []],
  ['ada@example.', []],
  ['ada@@example.com', []],
  ['ada@example.com[', []],
  ['to mailto', []],
  ['xmailto:ada@example.com', []],
  ['a@x.de, b@x', ['a@x.de']],
  ['"ada finch@example.com', []],
])('%s is wrong as a whole, and what is right in it is found', (cell, found) => {
  expect(splitEmails(cell)).toEqual({ found, shared: [], wrong: cell });
});
