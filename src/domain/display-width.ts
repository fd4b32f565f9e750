import widthOf from 'fast-string-width';

/**
 * The columns that a text takes on a terminal, without what paints it. Where every character takes one, as in most lines, they
 * are counted: the library's expressions for wide letters and emoji take V8 4 ms to make.
 */
export function displayWidth(text: string): number {
  const bare = text.includes('\u001b') ? text.replaceAll(paints, '') : text;
  return oneColumnEach.test(bare) ? bare.length : widthOf(text);
}

const paints = /\u001b\[[\d;]*m/g;
/** Latin letters, the dashes, quotation marks and dots between words, arrows, and the lines of boxes. */
const oneColumnEach = /^[ -~\u00a0-\u00ff\u2010-\u2027\u2039\u203a\u2190-\u2193\u2500-\u257f]*$/;
