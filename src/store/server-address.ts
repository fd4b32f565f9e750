/** What names a book on a server, in place of a file. */
export function isServerAddress(named: string): boolean {
  return /^(?:postgres(?:ql)?:\/\/|service=)/.test(named);
}
