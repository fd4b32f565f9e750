import { utf16In } from '../domain/utf16.ts';

/**
 * Decodes text written by any editor, even without an encoding mark: UTF-16, else UTF-8, and if that is invalid
 * Windows-1252, which includes Latin-1. The library decodes that one because Node before 24 takes 80 to 9F, which are
 * quotation marks, for controls.
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
