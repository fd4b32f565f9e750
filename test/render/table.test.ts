import displayWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { table } from '../../src/render/table.ts';
import type { TableColumn } from '../../src/render/table-layout.ts';
import { fc } from '../support/properties.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly day: string;
}
const columns: readonly TableColumn<Row>[] = [
  { title: '#', cell: ({ id }) => String(id), align: 'right' },
  { title: 'Customer', cell: ({ name }) => name, flexible: true },
  { title: 'Last order', cell: ({ day }) => day },
  { title: 'Planned', cell: ({ day }) => day },
];
const rows: readonly Row[] = [
  { id: 7, name: '山本 太郎, Yamamoto Ceramics & Daughters', day: '2026-11-02' },
  { id: 12, name: 'Bo', day: '2026-10-31' },
];

describe('a table', () => {
  it('is printed in full where there is no terminal', () => {
    expect(table(columns, rows).split('\n')).toEqual([
      '#   Customer                                  Last order  Planned',
      ' 7  山本 太郎, Yamamoto Ceramics & Daughters  2026-11-02  2026-11-02',
      '12  Bo                                        2026-10-31  2026-10-31',
      '',
    ]);
  });

  it('shortens what may be shortened, counting a wide character as two', () => {
    expect(table(columns, rows, { width: 50 }).split('\n')).toEqual([
      '#   Customer                Last order  Planned',
      ' 7  山本 太郎, Yamamoto C…  2026-11-02  2026-11-02',
      '12  Bo                      2026-10-31  2026-10-31',
      '',
    ]);
  });

  it('shows spare columns only where there is room for all of them, and something in them', () => {
    const spare = { title: 'Phone', cell: ({ id }: Row) => `+1 ${id}`, spare: true } as const;
    const empty = { title: 'Fax', cell: () => '', spare: true } as const;
    const titles = (width?: number) =>
      table([...columns, spare, empty], rows, width === undefined ? {} : { width })
        .split('\n')[0]
        ?.split(/ {2,}/);
    expect(titles(80)).toEqual(['#', 'Customer', 'Last order', 'Planned', 'Phone']);
    expect(titles(68)).toEqual(['#', 'Customer', 'Last order', 'Planned']);
    expect(titles()).toEqual(['#', 'Customer', 'Last order', 'Planned']);
  });

  it('draws long tables as it draws short ones', () => {
    const some = Array.from({ length: 60 }, (_, id) => ({
      id: 100 + id,
      name: `É. Müller ${id % 7}`,
      day: '2026-11-02',
    }));
    const long = table(columns, [...some, ...some], { width: 60 }).split('\n');
    expect(table(columns, some, { width: 60 }).split('\n')).toEqual([...long.slice(0, 61), '']);
  });

  it.each(['ธนาคารกรุงเทพ จำกัด', 'नमस्ते दुकान', 'مَقْهَى النُّور', '山本 太郎', '👩‍🌾 Farm', 'Zoe\u0308'])(
    'puts what stands beside %s where it stands beside others',
    (name) => {
      const [head = '', ...drawn] = table(columns, [...rows, { id: 3, name, day: '2026-11-02' }], { width: 50 }).split(
        '\n',
      );
      const at = displayWidth(head.slice(0, head.indexOf('Last order')));
      for (const line of drawn.slice(0, -1)) expect(displayWidth(line.slice(0, line.search(/2026-/)))).toBe(at);
    },
  );

  it('leaves out the last columns where the terminal is narrower still, and says which', () => {
    const left: string[] = [];
    const drawn = table(columns, rows, { width: 36, leftOut: (titles) => left.push(...titles) });
    expect(drawn.split('\n')[2]).toBe('12  Bo                    2026-10-31');
    expect(left).toEqual(['Planned']);
  });

  it('never draws a line wider than the terminal', () => {
    const letters = fc.constantFrom('a', 'W', ' ', 'é', 'e\u0301', 'ß', '山', '語', 'א', '😀', '…');
    const name = fc.array(letters, { maxLength: 60 }).map((some) => some.join(''));
    const anyRow = fc.record({ id: fc.nat(99_999), name, day: fc.constant('2026-11-02') });
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 30, max: 250 }),
        (some, width) => {
          for (const line of table(columns, some, { width }).split('\n'))
            expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 200 },
    );
  });
});
