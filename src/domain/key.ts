/** Keys to encrypted books, as people write them. */

const shortest = 8;

/** What is wrong with a new key, or null. */
export function keyProblem(key: string): string | null {
  if (key.trim() !== key) return 'a key neither begins nor ends with a space';
  return [...key].length < shortest
    ? `a key has ${shortest} characters or more; four or five words are a good one`
    : null;
}

/** Letters and digits that are not taken for each other in handwriting (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes as a key that can be written down: `7QK2-M0XD-…`, five bits a character. */
export function writtenKey(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
  return (characters.match(/.{1,4}/g) ?? []).join('-');
}
