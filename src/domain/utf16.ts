/** Whether text is UTF-16, judged by its first bytes. */

/** This many bytes are enough to tell. */
const looked = 4096;

/**
 * By its byte order mark, by the positions of NUL bytes, or, when most letters are of another script and have none, by
 * the end of its first line; null for any encoding of single bytes.
 */
export function utf16In(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, Math.min(bytes.length, looked) & ~1);
  if (sample.length < 4) return null;
  const [even, odd] = [nulBytesFrom(sample, 0), nulBytesFrom(sample, 1)];
  const pairs = sample.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.1) return 'utf-16be';
  const end = sample.indexOf(lineEnd);
  if (even === 0 && end % 2 === 0 && sample[end + 1] === 0) return 'utf-16le';
  return odd === 0 && end % 2 === 1 && sample[end - 1] === 0 ? 'utf-16be' : null;
}

const lineEnd = 10;

/** How many of every second byte, from this one on, are 0. */
function nulBytesFrom(bytes: Uint8Array, first: 0 | 1): number {
  let count = 0;
  for (let i = first; i < bytes.length; i += 2) if (bytes[i] === 0) count++;
  return count;
}
