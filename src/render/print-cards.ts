/** Addresses as a page to be printed at full size: labels on their sheet, or an envelope a page. */
import {
  type Envelope,
  type LabelSheet,
  type PaperSize,
  type PrintForm,
  places,
  printWords,
} from '../domain/label-sheets.ts';
import { type Html, html, htmlPage } from './html.ts';
import { plural } from './text.ts';

/** An address, line by line. */
export type AddressLines = readonly string[];

export interface PrintedCards {
  readonly form: PrintForm;
  readonly addresses: readonly AddressLines[];
  /** Above the address on an envelope; null when not set. */
  readonly sender: string | null;
}

const css = `
* { box-sizing: border-box; }
body { margin: 0; background: #e4e7eb; color: #000; font-family: Helvetica, Arial, sans-serif; line-height: 1.25; }
.note { max-width: 190mm; margin: 0 auto; padding: 5mm 4mm 0; font: 15px/1.5 system-ui, sans-serif; color: #1f2933; }
.sheet { position: relative; overflow: hidden; background: #fff; margin: 5mm auto; break-after: page; }
.sheet:last-child { break-after: auto; }
.address { position: absolute; overflow: hidden; overflow-wrap: anywhere; display: flex; flex-direction: column; justify-content: center; }
.sender { position: absolute; left: 10mm; top: 8mm; font-size: 8pt; }
@media screen { .label { outline: 0.2mm dashed #9aa5b1; outline-offset: -0.1mm; } .sheet { box-shadow: 0 1mm 3mm rgb(0 0 0 / 0.2); } }
@media print { .note { display: none; } body { background: none; } .sheet { margin: 0; } }
`;

export function cardsHtml({ form, addresses, sender }: PrintedCards): string {
  const page = form.kind === 'labels' ? form.sheet.page : form.envelope.page;
  const title = `${plural(addresses.length, 'address', 'addresses')}: ${printWords(form)}`;
  const sheets =
    form.kind === 'labels' ? labels(form.sheet, addresses) : envelopes(form.envelope, { addresses, sender });
  const body = html`<p class="note"><strong>${title}.</strong> Print at 100% (“actual size”), without margins, headers and footers. Try it on plain paper first.</p>
${sheets}`;
  const size = `@page { size: ${page.width}mm ${page.height}mm; margin: 0; }`;
  return htmlPage({ title, css: `${size}${css}`, body });
}

function labels(sheet: LabelSheet, addresses: readonly AddressLines[]): Html {
  const placed = places(sheet, addresses.length).map((place, i) => ({ ...place, lines: addresses[i] ?? [] }));
  const pages = Array.from({ length: 1 + (placed.at(-1)?.page ?? -1) }, (_, page) =>
    placed.filter((one) => one.page === page),
  );
  return html`${pages.map(
    (page) => html`<section class="sheet" style="${sizeOf(sheet.page)}">
${page.map(({ left, top, lines }) => address('address label', { ...sheet.label, left, top, lines, padding: 4 }))}</section>
`,
  )}`;
}

/** The address begins a little right of and below the middle, as sorting machines look for it. */
function envelopes({ page }: Envelope, { addresses, sender }: Pick<PrintedCards, 'addresses' | 'sender'>): Html {
  const box = { left: page.width * 0.45, top: page.height * 0.42, width: page.width * 0.5, height: page.height * 0.45 };
  return html`${addresses.map(
    (lines) => html`<section class="sheet" style="${sizeOf(page)}">
${sender === null ? null : html`<div class="sender">${sender}</div>`}${address('address', { ...box, lines, padding: 0 })}</section>
`,
  )}`;
}

interface AddressBox extends PaperSize {
  readonly left: number;
  readonly top: number;
  readonly padding: number;
  readonly lines: AddressLines;
}

/** As large as all lines fit. */
function address(kind: string, { left, top, width, height, padding, lines }: AddressBox): Html {
  const most = (height - 2 * Math.min(padding, 2)) / (1.25 * Math.max(1, rowsIn(lines, width - 2 * padding)));
  const size = Math.min(kind === 'address' ? 4.6 : 4, most);
  const style = `left:${mm(left)};top:${mm(top)};width:${mm(width)};height:${mm(height)};padding:0 ${mm(padding)};font-size:${mm(size)}`;
  return html`<div class="${kind}" style="${style}">${lines.map((line) => html`<div>${line}</div>`)}</div>
`;
}

/** Lines on paper at the usual size, of which a letter takes about 2 mm. */
function rowsIn(lines: AddressLines, width: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil((line.length * 2) / width)), 0);
}

const mm = (length: number) => `${Math.round(length * 1000) / 1000}mm`;
const sizeOf = ({ width, height }: PaperSize) => `width:${mm(width)};height:${mm(height)}`;
