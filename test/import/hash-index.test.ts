import { describe, expect, it } from 'vitest';
import { HashIndex } from '../../src/import/hash-index.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789+@'];
const short = letters.flatMap((first) => ['', ...letters].map((second) => `${first}${second}`));

describe('the index of who is who', () => {
  it('takes no short text for another, of the same kind or of a different one', () => {
    const index = new HashIndex();
    const kinds = [1, 2, 3, 4, 5];
    const entries = kinds.flatMap((kind) => short.map((text) => ({ kind, text: `${text} lee` })));
    for (const [at, { kind, text }] of entries.entries()) {
      expect({ kind, text, number: index.get(kind, text) }).toEqual({ kind, text, number: 0 });
      index.add(kind, text, at + 1);
    }
    for (const [at, { kind, text }] of entries.entries()) expect(index.get(kind, text)).toBe(at + 1);
  });
});
