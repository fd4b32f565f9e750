import { utf16In } from '../domain/utf16.ts';

/**
 * The words in a file that some editor wrote, without a mark of their encoding: UTF-16, else UTF-8, and where
 * that is not valid Windows-1252, which reads Latin-1 too.
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
