/**
 * Invisible characters that have an effect, each group as a part of a character class: `[${controls}${reordering}]`.
 * The joiners (U+200C, U+200D) are in none of them: emoji and Indic scripts need them.
 */

/** Move the cursor, ring the bell, or begin an escape sequence. */
export const controls = '\\u0000-\\u001f\\u007f-\\u009f';

/** Direction marks and overrides: they make a text look different from what it contains. */
export const reordering = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';

/** Unicode's own line and paragraph separators. */
export const lineEnds = '\\u2028\\u2029';

/** Spaces without width and signs that are not drawn, the byte order mark among them. */
export const zeroWidth = '\\u200b\\u2060-\\u2064\\ufeff';
