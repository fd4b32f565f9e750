/** With a capital at its beginning; an address stays as it is. */
export function capital(text: string): string {
  const [first = ''] = text.split(' ', 1);
  return first.includes('://') ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
