/** A word quoted for a Unix shell, if it needs quotes. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A word of a line for cmd.exe and PowerShell: what would end it, or begin another command, stands in quotes. */
export function windowsWord(word: string): string {
  if (/^[^\s&|<>^();,=@`$]+$/.test(word)) return word;
  // A program reads \" as a quote that is meant: backslashes before the closing one are doubled.
  let closing = word.length;
  while (word.charAt(closing - 1) === '\\') closing -= 1;
  return `"${word}${word.slice(closing)}"`;
}
