/**
 * How numbers that were written without groups are grouped, by calling code: only those whose groups follow from their
 * first digits and their length. Where they follow from an area code, a number stays as it was written.
 */
interface Shape {
  /** Of the number within the country, without the prefix for calls within it. */
  readonly of: RegExp;
  readonly groups: readonly number[];
}

const pairs = (digits: number) => Array.from({ length: digits / 2 }, () => 2);
const shape = (of: RegExp, ...groups: readonly number[]): Shape => ({ of, groups });

const shapes: Readonly<Record<string, readonly Shape[]>> = {
  31: [shape(/^6[1-58]\d{7}$/, 1, 8), shape(/^(?:1[035]|2[0346]|[345]0|7[0-9]|8[58])\d{7}$/, 2, 3, 4)],
  32: [shape(/^4\d{8}$/, 3, 2, 2, 2), shape(/^(?:2\d|[39][1-9])\d{6}$/, 1, 3, 2, 2)],
  33: [shape(/^[1-79]\d{8}$/, 1, ...pairs(8))],
  34: [shape(/^(?:[67]\d|8[1-9]|9[1-8])\d{7}$/, 3, 2, 2, 2)],
  351: [shape(/^2[12]\d{7}$/, 2, 3, 4), shape(/^(?:9\d|2[3-9])\d{7}$/, 3, 3, 3)],
  352: [shape(/^6[26]1\d{6}$/, 3, 3, 3)],
  353: [shape(/^8[35679]\d{7}$/, 2, 3, 4), shape(/^1\d{7}$/, 1, 3, 4)],
  39: [shape(/^3\d{9}$/, 3, 3, 4)],
  41: [shape(/^(?:[2-7]\d|81|91)\d{7}$/, 2, 3, 2, 2)],
  420: [shape(/^[2-7]\d{8}$/, 3, 3, 3)],
  43: [shape(/^6(?:50|6[04]|7[67]|8[018]|99)\d{7}$/, 3, 7)],
  44: [shape(/^7[1-57-9]\d{8}$/, 4, 6), shape(/^2\d{9}$/, 2, 4, 4), shape(/^1(?:\d1|1\d)\d{7}$/, 3, 3, 4)],
  45: [shape(/^[2-9]\d{7}$/, ...pairs(8))],
  46: [shape(/^7\d{8}$/, 2, 3, 2, 2), shape(/^8\d{7}$/, 1, 3, 2, 2)],
  47: [shape(/^[2-79]\d{7}$/, ...pairs(8))],
  48: [shape(/^(?:45|5[0137]|6[069]|7[2389]|88)\d{7}$/, 3, 3, 3)],
  49: [shape(/^1(?:5\d{9}|6[023]\d{7,8}|7\d{8,9})$/, 3, 8), shape(/^(?:30|40|69|89)\d{5,8}$/, 2, 8)],
  61: [shape(/^4\d{8}$/, 3, 3, 3), shape(/^[2378]\d{8}$/, 1, 4, 4)],
  64: [shape(/^21[1-9]\d{6}$/, 2, 3, 4), shape(/^(?:[3469][2-9]|7[2-57-9])\d{6}$/, 1, 3, 4)],
  65: [shape(/^(?:[369]\d|8[1-9])\d{6}$/, 4, 4)],
  81: [shape(/^[789]0[1-9]\d{7}$/, 2, 4, 4), shape(/^[36][1-9]\d{7}$/, 1, 4, 4)],
  82: [shape(/^1[0-9]\d{8}$/, 2, 4, 4), shape(/^2\d{8}$/, 1, 4, 4)],
  852: [shape(/^(?:[2356]\d|9[1-8])\d{6}$/, 4, 4)],
};

/** `+33612345678`: the calling code and the rest in groups; null where it cannot be told. */
export function grouped(phone: string): { readonly code: string; readonly groups: string } | null {
  if (!/^\+\d{8,14}$/.test(phone)) return null;
  for (const length of [1, 2, 3]) {
    const code = phone.slice(1, 1 + length);
    const inside = phone.slice(1 + length);
    const found = shapes[code]?.find(({ of }) => of.test(inside));
    if (found !== undefined) return { code, groups: cut(inside, found.groups) };
  }
  return null;
}

/** The last group takes what is left. */
function cut(digits: string, groups: readonly number[]): string {
  let from = 0;
  const parts = groups.map((size) => {
    const part = digits.slice(from, from + size);
    from += size;
    return part;
  });
  return parts.filter((part) => part !== '').join(' ');
}
