import { describe, expect, it } from 'vitest';
import { guessedOneByOne } from '../../src/domain/key-pattern.ts';

describe('what has to be guessed of a key, one by one', () => {
  it.each([
    ['', 0],
    ['heron', 5],
    ['Blue Heron', 10],
    ['aaa', 3],
    ['aaaa', 1], // said again at once
    ['abab', 2],
    ['heronheron', 5],
    ['heronheronheron!', 6],
    ['heron heron', 11],
    ['ab', 2],
    ['abc', 1], // a row of the alphabet
    ['abd', 3],
    ['cba', 1],
    ['ÁBC', 1],
    ['abcqwe', 2],
    ['xabcx', 3],
    ['ert', 1], // a row of a keyboard
    ['ztr', 1],
    ['2wsx', 1],
    ['7890', 1],
    ['passwords', 2], // a common word
    ['P@$$W0RD', 1],
    ['Pässwörd', 1],
    ['1L0VEYOU', 1],
    ['s3cr3t', 1],
    ['5e(ret', 6],
    ['7es7', 1],
    ['testtest', 2],
    ['testtesttesttest', 1],
    ['administrator', 1], // the longest of the words that fit
    ['passtest', 2], // two words stand in no row together
    ['青いサギ', 4],
  ])('%j: %i', (key, count) => {
    expect(guessedOneByOne(key)).toBe(count);
  });

  it.each([
    ...'password passwort passwd motdepasse contrasena senha wachtwoord haslo kennwort geheim secret letmein'.split(
      ' ',
    ),
    ...'welcome willkommen bienvenue hallo hello admin administrator login changeme default master'.split(' '),
    ...'iloveyou trustno dragon monkey princess sunshine football baseball superman batman shadow'.split(' '),
    ...'starwars michael jennifer charlie whatever freedom computer internet cadence customer schatz'.split(' '),
    ...'soleil test user root pass love spring summer autumn winter monday friday sunday january december'.split(' '),
  ])('%s is a common word, as one of its letters is', (word) => {
    expect(guessedOneByOne(word)).toBe(1);
    expect(guessedOneByOne(`x${word.toUpperCase()}x`)).toBe(3);
  });

  it.each([
    ...['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl'],
    ...['qsdfghjklm', 'zxcvbnm', 'yxcvbnm', 'wxcvbn', '1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm'],
  ])('%s is a row, from either end', (row) => {
    expect([guessedOneByOne(row), guessedOneByOne([...row].reverse().join(''))]).toEqual([1, 1]);
  });

  it('is not looked for beyond two hundred characters', () => {
    const heron = (count: number) => Array.from({ length: count }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    expect([guessedOneByOne(heron(200)), guessedOneByOne(heron(201))]).toEqual([200, 200]);
  });
});
