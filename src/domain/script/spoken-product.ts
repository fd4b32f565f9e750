/** A product as one says it on the phone: a single one, in a few words. */
import { linesOf } from '../product-lines.ts';
import type { Purchase } from '../purchase.ts';
import type { Language } from './language.ts';

const pack = /\b(?:\d+[- ]?(?:pack|pk|pcs?|er[- ]pack|stück|stk)|pack of \d+|\d+ ?[x×]|(?:x |×)\d+)(?![\p{L}\p{N}])/giu;
const measure = /\s\d+(?:[.,]\d+)?\s?(?:mm|cm|m|kg|mg|g|ml|cl|l|oz|lbs?|inch|in|ft|"|″)\.?$/iu;
const most = 5;

/**
 * `Merino DK 10-pack – Oat, Circular Needles 4 mm` is the Merino DK: without colours, sizes, packs, numbers and other
 * products.
 */
export function inFewWords(product: string): string {
  const [first = product] = product.split(/, |; | – | — | - | \(| \/ | \| | \+ |\n/, 1);
  const bare = first
    .replace(pack, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim()
    .replace(measure, '');
  const words = bare.split(' ').filter((word) => !isCode(word));
  const kept = words.slice(0, most).join(' ');
  return kept === '' ? first.trim() : kept;
}

/** Product codes such as `MDK-10-OAT`, `#48213`, which nobody says aloud in a call. */
function isCode(word: string): boolean {
  return /^#?\d{4,}$/.test(word) || (/^[A-Z0-9]+(?:[-_/][A-Z0-9]+)+$/.test(word) && /\d/.test(word));
}

/** The product that took most of the order's money. */
export function productOf({ product, lines }: Pick<Purchase, 'product' | 'lines'>): string | null {
  const found = lines === null ? null : linesOf(lines);
  const [largest] = (found ?? []).toSorted(([, a], [, b]) => b - a);
  const name = largest?.[0] ?? product;
  return name === null || name.trim() === '' ? null : inFewWords(name);
}

const articles: Readonly<Record<Language, { readonly known: RegExp; readonly put: string }>> = {
  en: { known: /^(?:the|an?|our|your|their|his|her|my|some|this|that|these|those)\s/i, put: 'the ' },
  es: { known: /^(?:el|la|los|las|una?|unos|unas|su|sus|nuestr[oa]s?|est[ea]|estos|estas)\s/i, put: 'su ' },
  // The article depends on the gender of the word, so these scripts do without.
  de: { known: /^/, put: '' },
  fr: { known: /^/, put: '' },
};

/** `the Merino DK`. */
export function withArticle(product: string, language: Language): string {
  const { known, put } = articles[language];
  return known.test(product) ? product : put + product;
}
