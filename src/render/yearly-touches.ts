import { grouped } from '../domain/written-form.ts';
import { type Tallies, type TierTouches, tallyKinds } from '../domain/yearly-touches.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import type { TableColumn } from './table-layout.ts';
import { plural } from './text.ts';

/** `calls 1 of 4, cards 0 of 1, visits 1 of 1, reviews 0 of 1`; empty where nothing is planned and nothing was done. */
export function tallyLine(of: Tallies): string {
  return tallyKinds
    .filter((kind) => of[kind].planned + of[kind].done > 0)
    .map((kind) => `${kind} ${of[kind].done} of ${of[kind].planned}`)
    .join(', ');
}

export function yearlyText(tiers: readonly TierTouches[], paint: Paint): string {
  const rows = tiers.flatMap((one) =>
    tallyKinds.flatMap((kind) => (one.of[kind].planned + one.of[kind].done === 0 ? [] : [{ ...one, kind }])),
  );
  if (rows.length === 0) return '';
  type Row = (typeof rows)[number];
  const firstOf = new Map<Row['tier'], Row>(rows.toReversed().map((row) => [row.tier, row]));
  const head = (row: Row) =>
    firstOf.get(row.tier) !== row
      ? ''
      : `${row.tier === null ? 'all' : `tier ${row.tier}`} (${plural(row.customers, 'customer')})`;
  const columns: TableColumn<Row>[] = [
    { title: '', cell: head },
    { title: '', cell: ({ kind }) => kind },
    { title: 'A year', cell: ({ of, kind }) => grouped(of[kind].planned), align: 'right' },
    { title: 'Done', cell: ({ of, kind }) => grouped(of[kind].done), align: 'right' },
    { title: 'To go', cell: ({ of, kind }) => grouped(of[kind].remaining), align: 'right' },
  ];
  return `${paint.strong('Touches in the last 12 months')}\n${table(columns, rows).trimEnd()}`;
}

export function yearlyJson(tiers: readonly TierTouches[]) {
  return tiers.map(({ tier, customers, of }) => ({ tier, customers, ...of }));
}
