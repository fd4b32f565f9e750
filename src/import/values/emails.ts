/** E-mail addresses as people write them into cells. */
import { cleanText, textOrNull } from '../text.ts';

const email = /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+\.[^\s@"<>(),;:\\[\].]+$/;
/** Typed in where a form asked for an address: taken for one, it would make a single customer of all who have none. */
const nobodysEmail =
  /^(?:none|nil|null|nomail|no[-._]?e?mail|no[-._]?reply|do[-._]?not[-._]?reply|unknown|unbekannt|keine?|sans|anonymous|not[-._]?provided|guest)@/;
/** What most cells hold, told at once. */
const plainEmail = /^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$/;

/** `ada@example.com` of `Ada <ada@example.com>`. */
function inBrackets(part: string): string {
  const [address = ''] = part.slice(part.lastIndexOf('<') + 1).split('>', 1);
  return address;
}

/** The addresses in a cell; an Exchange path is no address, but nothing to mend either. */
export function splitEmails(cell: string): { found: readonly string[]; wrong: string | null } {
  if (plainEmail.test(cell) && !nobodysEmail.test(cell)) return { found: [cell], wrong: null };
  const text = cleanText(cell);
  if (textOrNull(text) === null || text.startsWith('/o=')) return { found: [], wrong: null };
  const parts = text.startsWith('"') && !/^"[^"]*" *</.test(text) ? [text] : text.split(/ ::: |[,;|\s]+/);
  const addresses = parts
    .map((part) =>
      inBrackets(part)
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    )
    .filter((part) => part.includes('@'));
  const found = addresses.filter((address) => email.test(address) && !nobodysEmail.test(address));
  const wrong = addresses.some((address) => !email.test(address)) || addresses.length === 0 ? text : null;
  return { found, wrong };
}
