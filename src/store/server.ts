/** The address of a book on a server as it is shown: without the password. */
import { addressOf } from './postgres/address.ts';

export function shownAddress(named: string, env: Readonly<Record<string, string | undefined>>): string {
  return addressOf(named, env).shown;
}
