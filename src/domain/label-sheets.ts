/** Sheets of labels and envelopes, in millimetres. */

export interface PaperSize {
  readonly width: number;
  readonly height: number;
}

/** Labels side by side from the upper left corner on. */
export interface LabelSheet {
  readonly name: string;
  readonly about: string;
  readonly page: PaperSize;
  readonly label: PaperSize;
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  /** Between one column and the next. */
  readonly gap: number;
}

export interface Envelope {
  readonly name: string;
  readonly about: string;
  readonly page: PaperSize;
}

export type PrintForm =
  | { readonly kind: 'labels'; readonly sheet: LabelSheet }
  | { readonly kind: 'envelopes'; readonly envelope: Envelope };

const a4: PaperSize = { width: 210, height: 297 };
const letter: PaperSize = { width: 215.9, height: 279.4 };

const sheets = {
  '70x37': {
    ...{ name: '70x37', about: 'A4, 24 labels of 70 × 37 mm', page: a4, label: { width: 70, height: 37 } },
    ...{ columns: 3, rows: 8, left: 0, top: 0.5, gap: 0 },
  },
  L7163: {
    ...{ name: 'L7163', about: 'A4, 14 labels of 99.1 × 38.1 mm', page: a4, label: { width: 99.1, height: 38.1 } },
    ...{ columns: 2, rows: 7, left: 4.65, top: 15.15, gap: 2.5 },
  },
  '5160': {
    ...{ name: '5160', about: 'US Letter, 30 labels of 2 5/8 × 1 in', page: letter },
    ...{ label: { width: 66.675, height: 25.4 }, columns: 3, rows: 10, left: 4.7625, top: 12.7, gap: 3.175 },
  },
} as const satisfies Record<string, LabelSheet>;

const envelopes = {
  DL: { name: 'DL', about: '220 × 110 mm', page: { width: 220, height: 110 } },
  C6: { name: 'C6', about: '162 × 114 mm, for a folded card', page: { width: 162, height: 114 } },
  '10': { name: '10', about: 'No. 10, 9 1/2 × 4 1/8 in', page: { width: 241.3, height: 104.775 } },
} as const satisfies Record<string, Envelope>;

/** Countries that print on US Letter. */
const letterCountries = new Set(['US', 'CA', 'MX', 'PR', 'CL', 'CO', 'CR', 'DO', 'GT', 'PA', 'PH', 'SV', 'VE']);
/** Where a sheet of two columns is the usual one. */
const wideLabels = new Set(['GB', 'IE', 'AU', 'NZ', 'ZA']);

export function usualForm(kind: PrintForm['kind'], country: string | null): PrintForm {
  const isLetter = letterCountries.has(country ?? '');
  if (kind === 'envelopes') return { kind, envelope: isLetter ? envelopes['10'] : envelopes.C6 };
  return { kind, sheet: isLetter ? sheets['5160'] : wideLabels.has(country ?? '') ? sheets.L7163 : sheets['70x37'] };
}

/** What `--print` takes; the first two are what is usual in the country. */
export const printNames: readonly string[] = [
  ...['labels', 'envelopes'],
  ...[...Object.values(sheets), ...Object.values(envelopes)].map(({ name }) => name),
];

/** `labels`, `envelopes`, or one by its name, in any spelling: `l 7163`, `#10`; null where there is none. */
export function printFormOf(typed: string, country: string | null): PrintForm | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s#×x.-]|^avery|^no/g, '');
  const named = plain(typed);
  if (named === 'labels' || named === 'envelopes') return usualForm(named, country);
  const sheet = Object.values(sheets).find(({ name }) => plain(name) === named);
  if (sheet !== undefined) return { kind: 'labels', sheet };
  const envelope = Object.values(envelopes).find(({ name }) => plain(name) === named);
  return envelope === undefined ? null : { kind: 'envelopes', envelope };
}

export function printWords(form: PrintForm): string {
  const { name, about } = form.kind === 'labels' ? form.sheet : form.envelope;
  return `${form.kind} ${name} (${about})`;
}

/** The page and the upper left corner of each label. */
export function places(sheet: LabelSheet, count: number) {
  const { columns, rows, left, top, gap, label } = sheet;
  return Array.from({ length: count }, (_, i) => {
    const onPage = i % (columns * rows);
    return {
      page: Math.floor(i / (columns * rows)),
      left: left + (onPage % columns) * (label.width + gap),
      top: top + Math.floor(onPage / columns) * label.height,
    };
  });
}
