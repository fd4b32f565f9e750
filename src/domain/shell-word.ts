/** A word quoted for a Unix shell, if it needs quotes. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A word of a line for cmd.exe and PowerShell: what would end it, or begin another command, stands in quotes. */
export function windowsWord(word: string): string {
  return /^[^\s&|<>^();,=@`$]+$/.test(word) ? word : `"${word}"`;
}
