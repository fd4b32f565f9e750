import { expect, it } from 'vitest';
import { parseInboxAddress } from '../../src/mail/inbox-address.ts';

it.each([
  [
    'imaps://calls%40shop.example@mail.example',
    { host: 'mail.example', port: 993, user: 'calls@shop.example', password: null, folder: 'INBOX' },
  ],
  [
    'imaps://ann:a%3Ab@mail.example:1993/My%20answers',
    { host: 'mail.example', port: 1993, user: 'ann', password: 'a:b', folder: 'My answers' },
  ],
  ['imaps://ann@[::1]/', { host: '::1', port: 993, user: 'ann', password: null, folder: 'INBOX' }],
])('%s', (text, address) => {
  expect(parseInboxAddress(text)).toEqual(address);
});

it.each([
  '',
  'mail.example',
  'imaps://mail.example',
  'imaps://',
  'https://ann@mail.example',
  'imaps://ann@mail example',
])('%j is none', (text) => {
  expect(() => parseInboxAddress(text)).toThrow('the address of the mailbox is not one that cadence knows');
});
