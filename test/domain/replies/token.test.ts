import { describe, expect, it } from 'vitest';
import { daysToAnswer, tokenAsId, tokensIn, tokensInIds, tokenText } from '../../../src/domain/replies/token.ts';

const mac = 'AbCdEfGhIjKlMnOpQrSt_-';
const token = { week: '2026-W48', customerId: 36, mac };

describe('a token in a text', () => {
  it('is found where it was put', () => {
    expect(tokensIn(`Talked: Ada Finch ${tokenText(token)}`)).toEqual([token]);
    expect(tokensIn(`> ${tokenText({ ...token, customerId: 0 })}\n> ${tokenText(token)}\n${tokenText(token)}`)).toEqual(
      [{ ...token, customerId: 0 }, token],
    );
  });

  it('is found where a mail program folded or doubled its spaces', () => {
    expect(tokensIn(`[cadence 2026-W48\r\n 36 ${mac}]`)).toEqual([token]);
  });

  it.each([
    ['[cadence 2026-W48 36]'],
    [`[cadence 2026-W48 36 ${mac}x]`],
    [`[cadence 2026-W48 36 ${mac.slice(1)}]`],
    [`[cadence 2026-48 36 ${mac}]`],
    [`cadence 2026-W48 36 ${mac}`],
  ])('is not %s', (text) => expect(tokensIn(text)).toEqual([]));
});

it('stands in the id of a mail, which answers name among others', () => {
  const id = `<${tokenAsId(token)}@shop.example>`;
  expect(id).toBe(`<cadence.2026-W48.${mac}@shop.example>`);
  expect(tokensInIds(`<1@elsewhere.example>\r\n ${id}`)).toEqual([{ week: '2026-W48', customerId: 0, mac }]);
  expect(tokensInIds('<cadence.2026-W48Ann.1k2j3@shop.example>')).toEqual([]);
});

describe('the days on which a list can be answered', () => {
  it.each([
    ['2026-W48', '2026-11-21', '2026-12-27'],
    ['2026-W01', '2025-12-27', '2026-02-01'],
    ['2026-W53', '2026-12-26', '2027-01-31'],
  ])('%s: from the weekend before until four weeks after', (week, from, to) =>
    expect(daysToAnswer(week)).toEqual({ from, to }),
  );

  it.each(['2027-W53', '2026-W00', '2026-W60'])('%s is no week', (week) => expect(daysToAnswer(week)).toBeNull());
});
