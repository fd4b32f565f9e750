/** Text made to break something: a terminal, a page, a mail, a spreadsheet, a shell, SQL, or the program itself. */
import { gzipSync } from 'node:zlib';

export type Random = () => number;
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Makes a file called `pwned`, should a shell ever run it. */
const shell = [
  '`touch pwned`',
  '$(touch pwned)',
  '; touch pwned',
  '| touch pwned',
  '$'.concat('{IFS}touch pwned'),
  "'; touch pwned; '",
];
const terminal = [
  ...[
    '\u001b[31mred\u001b[0m',
    '\u001b]0;title\u0007',
    '\u001b]8;;http://x\u001b\\link',
    '\u001b[2J\u001b[H',
    '\u001bP1;2|x\u001b\\',
  ],
  ...[
    '\u009b31m',
    '\u009d0;title\u009c',
    '\u0090q\u009c',
    '\u001b[6n',
    '\u001b[?1049h',
    '\u001b(0',
    '\u001bc',
    '\u001b]52;c;eA==\u0007',
  ],
  ...['\u0000', '\u0007\u0008\u007f', '\u001b', 'a\rb', '\u0085', '\u2028\u2029', '\u000b\u000c'],
];
const direction = [
  '\u202egnp.exe',
  '\u202d',
  '\u2066\u2069',
  '\u2067\u2068',
  '\u200e\u200f',
  '\u061c',
  '\u200b\u200c\u200d\ufeff\u2060',
];
const headers = [
  '\r\nBcc: all@example.com',
  '\nSubject: free',
  '\r\n\r\n<b>body</b>',
  '\r\nATTACH:http://x',
  '\nEND:VCARD\nBEGIN:VCARD\nFN:x',
];
const formulas = [
  ...[
    '=1+1',
    '=HYPERLINK("http://x","y")',
    '@SUM(A1)',
    '+44',
    '-1+2',
    '\t=cmd',
    '\r=cmd',
    "'=1+1",
    "''=1",
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
  ],
  ...["=cmd|' /C calc'!A0", ' =1', '"=1"', '%3D1'],
];
const markup = [
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '<!--',
    ']]>',
    '</style><style>',
    '&#60;b&#62;',
  ],
  ...[
    'javascript:alert(1)',
    '</title><svg onload=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](http://x)',
    '{{product}}',
    '{{constructor|x}}',
  ],
];
const queries = [
  "'; DROP TABLE customer; --",
  '" OR 1=1 --',
  'NEAR("a" "b")',
  'name:*',
  '-a',
  'a AND NOT b',
  '%_%',
  "x' UNION SELECT * FROM stamp --",
];
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'null',
  'undefined',
  'NaN',
];
const paths = [
  '../../etc/passwd',
  '/etc/passwd',
  '..\\..\\x',
  'CON',
  'a/b',
  '.',
  '..',
  '~',
  'file:///etc/passwd',
  '-rf',
  '--help',
  '--db',
  '-',
];
const numbers = [
  ...[
    '1e308',
    '-1e308',
    '1e999',
    '-0',
    '0x10',
    'Infinity',
    '99999999999999999999',
    '1.234.567,89',
    '1,2,3',
    '١٢٣',
    '½',
    '0.1e-400',
    '(5)',
    '5-',
  ],
  ...[
    '2026-02-30',
    '31.12.99999',
    '999999-01-01',
    '-0001-01-01',
    '0000-00-00',
    '12:61',
    '2026-03-29T02:30',
    '13/13/13',
    '1e5',
    '45000.5',
  ],
];
const scripts = [
  ...[
    '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
    '日本語',
    'ﬃ',
    'İıſ',
    'שלום',
    'مرحبا بالعالم',
    '\u{1f3f4}\u{e0067}\u{e007f}',
    'e'.concat('\u0301'.repeat(60)),
  ],
  ...['\ud800', '\udc00x', '\uffff', '\u{10ffff}', 'Z\u0360\u0361\u0362', '\u3164', '𝕬𝖉𝖆', 'ａｄａ'],
];
const traps = [
  ...[
    'a'.repeat(3_000),
    '(((((a)*)*)*)*)*!',
    ' '.repeat(2_000),
    '\t'.repeat(2_000),
    ',,,,',
    '"',
    "''",
    '\\',
    '""""',
    '@'.repeat(500),
    '.@'.repeat(300),
  ],
  ...[
    '1'.repeat(2_000),
    `${'a,'.repeat(400)}`,
    '<'.repeat(500),
    '%s%n',
    `+${'1 '.repeat(300)}`,
    'x@x.'.concat('x.'.repeat(300)),
    '[['.repeat(300),
  ],
];
const kinds = [shell, terminal, direction, headers, formulas, markup, queries, names, paths, numbers, scripts, traps];
const words = [
  'Ada',
  'Finch',
  'ada@example.com',
  '+1 312 555 0101',
  '12.50',
  '2026-01-05',
  'Chicago',
  'vip',
  'yes',
  '',
];

/** One to three pieces of any kind, some of them harmless, so that what is hostile stands at the beginning, middle or end. */
export function hostileText(random: Random): string {
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const chance = random();
    if (chance < 0.7) return pick(random, pick(random, kinds));
    return chance < 0.9 ? pick(random, words) : String.fromCodePoint(Math.floor(random() * 0xd7ff));
  });
  return parts.join(pick(random, ['', ' ', ' ']));
}

const columns = [
  ...[
    'Id',
    'Name',
    'Email',
    'Phone',
    'Company',
    'Total spent',
    'Orders',
    'Last order',
    'Note',
    'Tags',
    'City',
    'Owner',
    'Website',
    'Birthday',
  ],
  ...[
    'Order ID',
    'Customer ID',
    'Order date',
    'Total',
    'Product',
    'Currency',
    'Country',
    'Time zone',
    'Address',
    '__proto__',
    'constructor',
    '',
  ],
];

/** A file as bytes: mostly CSV of some dialect and encoding, now and then packed, cut short or strewn with odd bytes. */
export function hostileFile(random: Random): Buffer {
  const bytes = encoded(random, random() < 0.06 ? card(random) : table(random));
  const chance = random();
  if (chance < 0.03) return gzipSync(bytes);
  if (chance < 0.04) return Buffer.concat([gzipSync(bytes), gzipSync(bytes)]);
  if (chance < 0.05) return gzipSync(gzipSync(bytes));
  if (chance < 0.06) return gzipSync(bytes).subarray(0, 40);
  if (chance < 0.12)
    for (let i = 0; i < 5; i++) bytes[Math.floor(random() * bytes.length)] = 128 + Math.floor(random() * 128);
  return bytes;
}

function encoded(random: Random, text: string): Buffer {
  const encoding = pick(random, ['utf8', 'utf8', 'utf8', 'utf8', 'utf8', 'latin1', 'utf16le'] as const);
  return encoding === 'utf16le'
    ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, encoding)])
    : Buffer.from(text, encoding);
}

function table(random: Random): string {
  const delimiter = pick(random, [',', ',', ';', '\t', '|']);
  const width = 1 + Math.floor(random() * 7);
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const cell = () => {
    const value = random() < 0.6 ? hostileText(random) : pick(random, words);
    return random() < 0.7 ? quoted(value) : value;
  };
  const head = Array.from({ length: width }, () => (random() < 0.9 ? pick(random, columns) : cell()));
  const rows = Array.from({ length: Math.floor(random() * 5) }, () =>
    Array.from({ length: random() < 0.9 ? width : Math.floor(random() * 9) }, cell).join(delimiter),
  );
  return [head.join(delimiter), ...rows].join(pick(random, ['\n', '\r\n', '\r']));
}

function card(random: Random): string {
  const lines = ['FN', 'ORG', 'TEL', 'EMAIL', 'NOTE', 'BDAY', 'ADR', 'CATEGORIES', 'URL'].map(
    (name) => `${name}:${hostileText(random).replaceAll(/[\r\n]/g, ' ')}`,
  );
  return ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');
}
