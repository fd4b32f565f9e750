import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddresses } from '../../src/domain/address.ts';

describe('mail addresses', () => {
  it.each([
    ['ann@shop.example', [{ name: null, address: 'ann@shop.example' }]],
    ['Ann Müller <ann@shop.example>', [{ name: 'Ann Müller', address: 'ann@shop.example' }]],
    [
      '"Finch, Ada" <ada@finch.example>; bo@localhost',
      [
        { name: 'Finch, Ada', address: 'ada@finch.example' },
        { name: null, address: 'bo@localhost' },
      ],
    ],
    ['ann@shop.example,,Ann@Shop.example', [{ name: null, address: 'ann@shop.example' }]],
    ['jörg@grüße.example', [{ name: null, address: 'jörg@grüße.example' }]],
  ])('%j', (text, addresses) => {
    expect(parseAddresses(text)).toEqual({ value: addresses });
  });

  it.each([
    '\u202egnp.exe@shop.example',
    'ann',
    'ann@',
    '@shop.example',
    'a b@c.example',
    'ann@shop.example bo@shop.example',
    'Ann <>',
    '',
    ' , ',
  ])('are not %j', (text) => {
    expect(parseAddresses(text)).toHaveProperty('problem');
  });

  it('are written so that they read back the same', () => {
    const addresses = [
      { name: 'Finch, Ada', address: 'ada@finch.example' },
      { name: 'Ann O’Hara', address: 'ann@shop.example' },
    ];
    expect(parseAddresses(addresses.map(formatAddress).join(', '))).toEqual({ value: addresses });
  });
});
