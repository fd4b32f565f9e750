/** Days on which what a customer bought wants looking after again: its service, its refill, the end of its warranty. */
import { addDays, type Day, toEpochDay } from './day.ts';
import { folded } from './folded.ts';
import { parseInterval } from './plan/cadence.ts';
import { type Parsed, setting } from './setting.ts';

/** A service comes again and again; a refill and a warranty once after each purchase. */
export const productDateKinds = ['service', 'refill', 'warranty'] as const;
export type ProductDateKind = (typeof productDateKinds)[number];

/** How long after a product was bought it wants looking after. */
interface ProductRule {
  readonly product: string;
  readonly kind: ProductDateKind;
  /** 0 takes the rule away. */
  readonly days: number;
}

/** A purchase, or several together, as an order names them: `Filter set, Oven`. */
interface Bought {
  readonly product: string;
  readonly day: Day;
}

interface ProductDate {
  readonly kind: ProductDateKind;
  /** As the rule names it. */
  readonly product: string;
  readonly bought: Day;
  readonly day: Day;
}

/** Whether the words of a product stand in what was bought, in whatever case: `oven` in `Ovens and more` does not. */
export function namesProduct(product: string, bought: string): boolean {
  const words = folded(product);
  const text = folded(bought);
  const isPartOfWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + words.length])) return true;
  return false;
}

/** Of one customer, counted from the last time that each product was bought; within these days. */
export function productDatesOf(
  rules: readonly ProductRule[],
  purchases: readonly Bought[],
  { from, to }: { readonly from: Day; readonly to: Day },
): ProductDate[] {
  return rules.flatMap(({ product, kind, days }) => {
    const bought = purchases
      .filter((one) => one.day <= to && namesProduct(product, one.product))
      .map(({ day }) => day)
      .sort()
      .at(-1);
    if (bought === undefined || days === 0) return [];
    const since = Math.ceil((toEpochDay(from) - toEpochDay(bought)) / days);
    const day = addDays(bought, days * (kind === 'service' ? Math.max(1, since) : 1));
    return day < from || day > to ? [] : [{ kind, product, bought, day }];
  });
}

const most = 36_500;

/** `180d`, `2 years`; 0 for `none`. */
export function parseProductInterval(text: string): Parsed<number> {
  const parsed = parseInterval(text, most);
  return 'problem' in parsed ? parsed : { value: parsed.days };
}

/** `Filter set = service 180d; Oven = warranty 730d`. */
function parseRules(text: string): Parsed<readonly ProductRule[]> {
  const rules: ProductRule[] = [];
  for (const part of text.split(';').filter((one) => one.trim() !== '')) {
    const at = part.lastIndexOf('=');
    const [, word = '', interval = ''] = /^\s*([a-z]+)\s+(\S.*)$/i.exec(part.slice(at + 1)) ?? [];
    const kind = productDateKinds.find((one) => one === word.toLowerCase());
    const product = part.slice(0, Math.max(0, at)).trim();
    if (product === '' || kind === undefined)
      return { problem: `"${part.trim()}" is not like Filter set = service 180d` };
    const days = parseProductInterval(interval);
    if ('problem' in days) return days;
    rules.push({ product, kind, days: days.value });
  }
  return { value: rules };
}

/** Each product has one rule of a kind: a new one takes the place of the former, or takes it away. */
function withRules(present: readonly ProductRule[], given: readonly ProductRule[]): readonly ProductRule[] {
  const keyOf = ({ product, kind }: ProductRule) => `${kind} ${folded(product)}`;
  const rules = new Map(present.map((rule) => [keyOf(rule), rule]));
  for (const rule of given) rules.set(keyOf(rule), rule);
  return [...rules.values()].filter(({ days }) => days > 0);
}

export const productDatesSetting = setting<readonly ProductRule[]>({
  key: 'product.dates',
  home: 'book',
  about: 'when products need attention again, counted from their last purchase; a new one is added',
  example: 'Filter set = service 180d',
  fallback: [],
  parse: parseRules,
  format: (rules) => rules.map(({ product, kind, days }) => `${product} = ${kind} ${days}d`).join('; '),
  join: withRules,
});
