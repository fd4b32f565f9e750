import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { keyProblem, passphrase, weakness, writtenKey } from '../../src/domain/key.ts';
import { fc } from '../support/properties.ts';

const noTyping = 'it has a line break or another character that cannot be typed';
const pattern = 'it is little more than repetition, keys in a row or common passwords';

describe('a new key', () => {
  it.each([
    ['blue heron over'],
    ['12 blue herons'],
    ['größtenteils'],
    ['%$&!§*+~#^`=°'],
    ['青いサギが堰の上を飛んでいった'],
    ['zebra-lamp-mango-42'],
    ['my password is a heron'],
    ['7QK2-M0XD-9VJ4'],
  ])('may be %j', (key) => expect(keyProblem(key)).toBe(null));

  it.each([
    ['', 'it has 0 characters and needs at least 12'],
    ['blue heron', 'it has 10 characters and needs at least 12'],
    ['123456789012', 'it has only digits'],
    ['1234-5678-9012 3456', 'it has only digits'],
    ['١٢٣٤٥٦٧٨٩٠١٢', 'it has only digits'],
    ['cafe\u0301 cre\u0300me', 'it has 10 characters and needs at least 12'],
    [' blue heron over', 'it begins or ends with a space'],
    ['blue\nheron over', noTyping],
    ['blue heron over\r', noTyping],
    ['blue heron\0over', noTyping],
    ['blue heron\u2028over', noTyping],
    ['aaaaaaaaaaaa', 'it needs at least 6 different characters and has 1'],
    ['abcabcabcabc', 'it needs at least 6 different characters and has 3'],
    ['111111111111a', 'it needs at least 6 different characters and has 2'],
    ['passwordpassword', pattern],
    ['password1234', pattern],
    ['P@ssw0rd2345!', pattern],
    ['abcdefghijkl', pattern],
    ['zyxwvutsrqpo', pattern],
    ['qwertyuiop123', pattern],
    ['1qaz2wsx3edc', pattern],
    ['heron1heron1heron1', pattern],
    ['aaaabbbbccccddddeeeeffff', pattern],
    ['Passwort!Passwort!', pattern],
    ['summer12345!!!!!', pattern],
  ])('may not be %j: %s', (key, problem) => expect(keyProblem(key)).toBe(problem));
});

describe('a passphrase', () => {
  const words = ['ant', 'bee', 'cat', 'dog'];
  it('has six words, those that the numbers choose', () => {
    const numbers = (of: Uint32Array) => of.map((_, i) => 2 ** 31 + i);
    expect(passphrase(words, numbers)).toBe('ant-bee-cat-dog-ant-bee');
  });

  it('is a key that is not weak, whichever words they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: wordlist.length - 1 }), { minLength: 6, maxLength: 6 }), (numbers) => {
        expect(weakness(passphrase(wordlist, () => Uint32Array.from(numbers)))).toBe(null);
      }),
    );
  });

  it('is drawn from no list in which some words would be likelier', () => {
    expect(() => passphrase(words.slice(1), (of) => of)).toThrow('some words would be likelier than others');
  });
});

describe('a key to write down', () => {
  it.each([
    [[], ''],
    [[0, 0, 0, 0, 0], '0000-0000'],
    [[255, 255, 255, 255, 255], 'ZZZZ-ZZZZ'],
    [[0, 68, 50, 20, 199], '0123-4567'],
    [[66, 84, 182, 53, 207], '89AB-CDEF'],
    [[132, 101, 58, 86, 215], 'GHJK-MNPQ'], // no I, L, O or U, which are taken for others
    [[198, 117, 190, 119, 223], 'RSTV-WXYZ'],
    [[255, 0, 255], 'ZW0F'], // what is left of the bits makes no character
    [[1, 2, 3, 4, 5, 6], '0410-6105-0'],
  ])('of %j is %s', (bytes, key) => {
    expect(writtenKey(Uint8Array.from(bytes))).toBe(key);
  });
});
