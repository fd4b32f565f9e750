import { controls, lineEnds, reordering, zeroWidth } from './invisible.ts';

/** A mail address with the name of its owner: `Ada Finch <ada@finch.example>`, or the address alone. */
export interface Address {
  readonly name: string | null;
  readonly address: string;
}

type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** Joiners too: no address has them. */
const unseen = new RegExp(`[${controls}${reordering}${lineEnds}${zeroWidth}\\u200c\\u200d]`);
const shape = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+$/;

/** One address; anything that could end a mail header is refused, not repaired. */
export function parseAddress(text: string): Parsed<Address> {
  const words = text.trim();
  if (unseen.test(words)) return { problem: `"${words}" has a line break or a control character in it` };
  const named = /^([^<]*)<([^<>]*)>$/.exec(words);
  const address = (named?.[2] ?? words).trim();
  if (!shape.test(address) || address.length > 254) return { problem: `"${words}" is not a mail address` };
  const name = named?.[1]
    ?.trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  return { value: { name: name || null, address } };
}

/** Addresses separated by commas or semicolons; each once, in the order given. */
export function parseAddresses(text: string): Parsed<readonly Address[]> {
  const found = new Map<string, Address>();
  for (const part of text.match(/(?:"[^"]*"|[^,;"])+/g) ?? []) {
    if (part.trim() === '') continue;
    const parsed = parseAddress(part);
    if ('problem' in parsed) return parsed;
    const key = parsed.value.address.toLowerCase();
    if (!found.has(key)) found.set(key, parsed.value);
  }
  return found.size === 0 ? { problem: 'there is no address in it' } : { value: [...found.values()] };
}

export function formatAddress({ name, address }: Address): string {
  if (name === null) return address;
  return `${/[^\p{L}\p{N} .'’-]/u.test(name) ? `"${name.replaceAll('"', '')}"` : name} <${address}>`;
}

export interface OwnerAddress {
  readonly owner: string;
  readonly address: string;
}

/** `Ann = ann@shop.example, Bo = bo@shop.example`; empty for none. */
export function parseOwners(text: string): Parsed<readonly OwnerAddress[]> {
  const value: OwnerAddress[] = [];
  for (const part of text.split(/[,;]/).filter((one) => one.trim() !== '')) {
    const [owner = '', address, more] = part.split('=').map((word) => word.trim());
    if (owner === '' || address === undefined || more !== undefined)
      return { problem: `"${part.trim()}" is not of the form Ann = ann@shop.example` };
    const parsed = parseAddress(address);
    if ('problem' in parsed) return parsed;
    value.push({ owner, address: parsed.value.address });
  }
  return { value };
}
