/**
 * The words in a file that some editor wrote, without a mark of their encoding: UTF-16 where it is marked or the first line ends
 * that way, else UTF-8, and where that is not valid Windows-1252, which reads Latin-1 too.
 * The library reads that one because Node before 24 takes 80 to 9F, where the quotation marks are, for controls.
 */
export async function textOf(bytes: Buffer): Promise<string> {
  const wide = utf16In(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { decode } = await import('iconv-lite');
    return decode(bytes, 'windows-1252');
  }
}

function utf16In(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const end = bytes.indexOf('\n');
  if (end % 2 === 0 && bytes[end + 1] === 0) return 'utf-16le';
  return end % 2 === 1 && bytes[end - 1] === 0 ? 'utf-16be' : null;
}
