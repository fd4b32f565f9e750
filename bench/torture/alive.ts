/**
 * Which parts of a hostile text are still active in a command's output, with a check for each format; null for none.
 */
import { createDocument } from '@mixmark-io/domino';
import { parse } from 'csv-parse/sync';
import PostalMime from 'postal-mime';

export type Check = (written: string) => string | null | Promise<string | null>;

/** What a terminal would obey: all control characters except the line break, and those that reorder text. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

export const inTerminal: Check = (text) => {
  const found = obeyed.exec(text);
  if (found === null) return null;
  const code = found[0].charCodeAt(0).toString(16);
  return `U+${code.padStart(4, '0')} reaches the terminal in ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 60))}`;
};

/** Lines end as the format has it, with CR and LF. */
const lines: Check = (text) => inTerminal(text.replaceAll('\r\n', '\n'));

export const inJson: Check = (text) => {
  if (text !== '') JSON.parse(text);
  return inTerminal(text);
};

export const inJsonLines: Check = (text) => {
  for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
  return inTerminal(text);
};

/** A number is one, or a telephone number; everything else that begins as a formula does would be run. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$|^\+\d[\d .()/-]*$/i;

export const inSpreadsheet: Check = (text) => {
  const rows: string[][] = parse(text, { relax_column_count: false, bom: true });
  const run = rows.flat().find((cell) => formula.test(cell) && !number.test(cell));
  return run === undefined ? inTerminal(text) : `a spreadsheet runs ${JSON.stringify(run.slice(0, 80))}`;
};

/** A page without one would ask the network. */
const icon = '<link rel="icon" href="data:,">';
const harmful = new Set([
  'SCRIPT',
  'IMG',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'FORM',
  'INPUT',
  'LINK',
  'BASE',
  'FOREIGNOBJECT',
]);

interface Element {
  readonly tagName: string;
  readonly outerHTML: string;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
}

function elementsOf(page: string): Element[] {
  const document = createDocument(page) as { querySelectorAll(selector: string): ArrayLike<Element> };
  return Array.from(document.querySelectorAll('*'));
}

export const inPage: Check = (text) => {
  for (const element of elementsOf(text)) {
    if (element.outerHTML === icon) continue;
    if (harmful.has(element.tagName.toUpperCase())) return `the page has <${element.tagName.toLowerCase()}>`;
    for (const { name, value } of Array.from(element.attributes)) {
      if (/^on|^srcdoc$/i.test(name)) return `the page has ${name}="${value.slice(0, 80)}"`;
      if (/^(?:href|src|action|xlink:href)$/i.test(name) && !/^(?:#|tel:|mailto:)/.test(value))
        return `the page leads to ${value.slice(0, 80)}`;
    }
  }
  return inTerminal(text);
};

function namesOnly(known: readonly string[]): Check {
  const begins = new RegExp(`^(?:${known.join('|')})[:;]`);
  return (text) => {
    const foreign = text
      .replaceAll(/\r\n[ \t]/g, '')
      .split('\r\n')
      .find((line) => line !== '' && !begins.test(line));
    return foreign === undefined ? lines(text) : `a line of its own: ${JSON.stringify(foreign.slice(0, 80))}`;
  };
}

const calendarNames = [
  ...[
    'BEGIN',
    'END',
    'VERSION',
    'PRODID',
    'METHOD',
    'NAME',
    'X-WR-CALNAME',
    'X-WR-TIMEZONE',
    'TIMEZONE-ID',
    'UID',
    'SEQUENCE',
    'DTSTAMP',
    'DTSTART',
  ],
  ...[
    'DTEND',
    'SUMMARY',
    'DESCRIPTION',
    'TRANSP',
    'TZID',
    'TZOFFSETFROM',
    'TZOFFSETTO',
    'TZNAME',
    'RRULE',
    'RDATE',
    'X-MICROSOFT-[A-Z-]+',
  ],
  ...['X-LIC-LOCATION', 'LAST-MODIFIED', 'TZURL', 'X-PROLEPTIC-TZNAME', 'TZUNTIL'],
];
export const inCalendar = namesOnly(calendarNames);
export const inCards = namesOnly([
  'BEGIN',
  'END',
  'VERSION',
  'FN',
  'N',
  'ORG',
  'EMAIL',
  'TEL',
  'ADR',
  'URL',
  'BDAY',
  'CATEGORIES',
  'UID',
  'NOTE',
  'KIND',
  'X-ABShowAs',
  'X-CADENCE-REFUSAL',
]);

/** Unintended markup and links in Markdown. */
export const inMarkdown: Check = (text) => {
  const found = /(?:^|[^\\])(?:<[a-z!/]|\]\()/i.exec(text);
  return found === null ? inTerminal(text) : `markup: ${JSON.stringify(text.slice(found.index, found.index + 80))}`;
};

const mailHeaders = new Set(
  'from to subject message-id date mime-version content-type auto-submitted content-transfer-encoding'.split(' '),
);

export const inMail: Check = async (text) => {
  if (text === '') return null;
  const {
    headers,
    subject,
    to,
    html,
    text: plain,
    attachments,
  } = await PostalMime.parse(text, { attachmentEncoding: 'utf8' });
  const foreign = headers.find(({ key }) => !mailHeaders.has(key));
  if (foreign !== undefined) return `a header of its own: ${foreign.key}`;
  if (to?.length !== 1 || to[0]?.address !== 'ann@shop.example') return `it goes to ${JSON.stringify(to)}`;
  for (const part of attachments) {
    const found = await inCalendar(String(part.content).replaceAll(/\r?\n/g, '\r\n'));
    if (found !== null) return found;
  }
  return inTerminal(subject ?? '') ?? inTerminal((plain ?? '').replaceAll('\r\n', '\n')) ?? (await inPage(html ?? ''));
};
