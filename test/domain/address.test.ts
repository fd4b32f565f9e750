import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress, parseAddresses, parseOwners } from '../../src/domain/address.ts';

describe('a mail address', () => {
  it.each([
    ['ann@shop.example', null, 'ann@shop.example'],
    ['  ann@shop.example\n', null, 'ann@shop.example'],
    ['<ann@shop.example>', null, 'ann@shop.example'],
    ['< ann@shop.example >', null, 'ann@shop.example'],
    ['Ann Müller <ann@shop.example>', 'Ann Müller', 'ann@shop.example'],
    ['"Ann" <ann@shop.example>', 'Ann', 'ann@shop.example'],
    ['" Ann " <ann@shop.example>', 'Ann', 'ann@shop.example'],
    ['"" <ann@shop.example>', null, 'ann@shop.example'],
    ['Ann "Bo" Finch <ann@shop.example>', 'Ann "Bo" Finch', 'ann@shop.example'],
    [`${'a'.repeat(241)}@shop.example`, null, `${'a'.repeat(241)}@shop.example`], // 254 letters, as mail allows
  ])('%j is %j at %s', (text, name, address) => {
    expect(parseAddress(text)).toEqual({ value: { name, address } });
  });

  it.each([
    'ann',
    'ann@',
    '@shop.example',
    'a b@c.example',
    'x ann@shop.example',
    'ann@shop.example x',
    'Ann <>',
    'Ann <ann@shop.example> x',
    'Ann <<ann@shop.example>>',
    'Ann ann@shop.example',
    'a@b@c.example',
    'a,b@shop.example',
    'a:b@shop.example',
    'ann@shop.example\\',
    '',
    `${'a'.repeat(242)}@shop.example`,
  ])('is not %j', (text) => {
    expect(parseAddress(text)).toEqual({ problem: `"${text}" is not a mail address` });
  });

  it.each([
    'ann@shop.example\nBcc: bo@shop.example',
    'Ann\r\nBcc: x <ann@shop.example>',
    '\u202egnp.exe@shop.example', // written from right to left
    'ann\u200b@shop.example', // a space without a width
    'ann@shop.exam\u0085ple',
  ])('is not %j, whatever it would do to a header', (text) => {
    expect(parseAddress(text)).toEqual({ problem: `"${text}" has a line break or a control character in it` });
  });
});

describe('mail addresses', () => {
  it.each([
    ['ann@shop.example', [{ name: null, address: 'ann@shop.example' }]],
    [
      '"Finch, Ada" <ada@finch.example>; bo@localhost',
      [
        { name: 'Finch, Ada', address: 'ada@finch.example' },
        { name: null, address: 'bo@localhost' },
      ],
    ],
    ['ann@shop.example,,Ann@Shop.example', [{ name: null, address: 'ann@shop.example' }]], // each once
    ['ann@shop.example, ', [{ name: null, address: 'ann@shop.example' }]],
    ['jörg@grüße.example', [{ name: null, address: 'jörg@grüße.example' }]],
  ])('%j', (text, addresses) => {
    expect(parseAddresses(text)).toEqual({ value: addresses });
  });

  it.each(['', ' , ', ';'])('are none in %j', (text) => {
    expect(parseAddresses(text)).toEqual({ problem: 'there is no address in it' });
  });

  it.each(['ann@shop.example, bo', 'ann@shop.example bo@shop.example', '"Ann'])('are not %j', (text) => {
    expect(parseAddresses(text)).toHaveProperty('problem', expect.stringContaining('is not a mail address'));
  });

  it.each([
    [null, 'ann@shop.example'],
    ['Ann', 'Ann <ann@shop.example>'],
    ['Ann O’Hara-Finch jr. 2', 'Ann O’Hara-Finch jr. 2 <ann@shop.example>'],
    ["Ann O'Hara", "Ann O'Hara <ann@shop.example>"],
    ['Finch, Ada', '"Finch, Ada" <ann@shop.example>'],
    ['Ada "Fi" "Fo"', '"Ada Fi Fo" <ann@shop.example>'],
  ])('of %j are written %j', (name, written) => {
    expect(formatAddress({ name, address: 'ann@shop.example' })).toBe(written);
  });

  it('are written so that they read back the same', () => {
    const addresses = [
      { name: 'Finch, Ada', address: 'ada@finch.example' },
      { name: 'Ann O’Hara', address: 'ann@shop.example' },
    ];
    expect(parseAddresses(addresses.map(formatAddress).join(', '))).toEqual({ value: addresses });
  });
});

describe('the addresses of owners', () => {
  const ann = { owner: 'Ann', address: 'ann@shop.example' };
  it.each([
    ['Ann = ann@shop.example', [ann]],
    ['Ann=ann@shop.example;Bo Finch = <bo@shop.example>', [ann, { owner: 'Bo Finch', address: 'bo@shop.example' }]],
    ['Ann = Ann Finch <ann@shop.example>, ', [ann]],
    ['', []],
    [' , ', []],
  ])('%j', (text, value) => {
    expect(parseOwners(text)).toEqual({ value });
  });

  it.each([
    ['Ann', '"Ann" is not of the form Ann = ann@shop.example'],
    ['Ann = ann@shop.example,  ann@shop.example ', '"ann@shop.example" is not of the form Ann = ann@shop.example'],
    ['= ann@shop.example', '"= ann@shop.example" is not of the form Ann = ann@shop.example'],
    ['Ann = Bo = bo@shop.example', '"Ann = Bo = bo@shop.example" is not of the form Ann = ann@shop.example'],
    ['Ann = ann', '"ann" is not a mail address'],
    ['Ann =', '"" is not a mail address'],
  ])('%j: %s', (text, problem) => {
    expect(parseOwners(text)).toEqual({ problem });
  });
});
