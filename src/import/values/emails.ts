/** E-mail addresses as people write them into cells. */
import { cleanText, textOrNull } from '../text.ts';
import { sharedEmail } from './shared-emails.ts';

interface EmailCell {
  readonly found: readonly string[];
  /** Marketplace addresses, and placeholders like `no@email.com`. */
  readonly shared: readonly string[];
  readonly wrong: string | null;
}

const nothing: EmailCell = { found: [], shared: [], wrong: null };

const email = /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+\.[^\s@"<>(),;:\\[\].]+$/;
/** The form of most cells, recognized at once. */
const plainEmail = /^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$/;

/** `ada@example.com` of `Ada <ada@example.com>`. */
function inBrackets(part: string): string {
  const [address = ''] = part.slice(part.lastIndexOf('<') + 1).split('>', 1);
  return address;
}

/** The addresses in a cell; an Exchange path is not an address, but not an error either. */
export function splitEmails(cell: string): EmailCell {
  if (plainEmail.test(cell))
    return sharedEmail(cell) === null ? { ...nothing, found: [cell] } : { ...nothing, shared: [cell] };
  const text = cleanText(cell);
  if (textOrNull(text) === null || text.startsWith('/o=')) return nothing;
  const parts = text.startsWith('"') && !/^"[^"]*" *</.test(text) ? [text] : text.split(/[,;|\s]/);
  const addresses = parts
    .map((part) =>
      inBrackets(part)
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    )
    .filter((part) => part.includes('@'));
  const valid = addresses.filter((address) => email.test(address));
  const wrong = addresses.some((address) => !email.test(address)) || addresses.length === 0 ? text : null;
  return {
    found: valid.filter((address) => sharedEmail(address) === null),
    shared: valid.filter((address) => sharedEmail(address) !== null),
    wrong,
  };
}
