import { expect, it } from 'vitest';
import { sharedEmail } from '../../../src/import/values/shared-emails.ts';

it.each([
  'abc123@marketplace.amazon.de',
  'abc123@marketplace.amazon.co.uk',
  'abc123@members.ebay.com',
  'abc123@relay.walmart.com',
  'abc123@verkopen.bol.com',
  'abc123@allegromail.pl',
  'abc123@user.allegromail.pl',
  'abc123@kaufland-marktplatz.de',
  'abc123@scs.tiktokw.us',
])('%s is an address of a marketplace', (address) => {
  expect(sharedEmail(address)).toBe('relay');
});

it.each([
  ...'none nil null no na nomail noemail noreply donotreply unknown unbekannt kein keine keinemail'.split(' '),
  ...'keinemailadresse sans sansmail sansemail anonymous notprovided guest test tester testing'.split(' '),
  ...'example email nobody xxx asdf sinemail sincorreo nema brak geen geenmail geenemail ingen'.split(' '),
  ...['no-email', 'no_mail', 'do.not.reply', '-none-'],
])('%s@… was typed in for none', (name) => {
  expect(sharedEmail(`${name}@example.com`)).toBe('placeholder');
});

it.each([
  'noemail.com',
  'nomail.de',
  'none.org',
  'no-reply.example.com',
  'test.com',
  'not-provided.com',
  'shop.invalid',
])('…@%s was typed in for none', (domain) => {
  expect(sharedEmail(`ada@${domain}`)).toBe('placeholder');
});

it.each([
  'ada@example.com',
  'noel@example.com',
  'ada.test@example.com',
  'ada@amazon.de',
  'ada@my-marketplace.amazon.de',
  'ada@marketplace.amazon.de2',
  'ada@marketplacexamazon.de',
  'ada@relay.walmart.com2',
  'ada@tests.com',
  'ada@mail.test.com',
  'ada@xinvalid',
])('%s is somebody’s own', (address) => {
  expect(sharedEmail(address)).toBeNull();
});
