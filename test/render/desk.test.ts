/** The desk as text: pictures one can look at, and what holds of every picture. */
import displayWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../src/domain/script/brief.ts';
import { deskPicture, rowsShown } from '../../src/render/desk.ts';
import type { DeskRow, DeskView } from '../../src/render/desk-view.ts';
import { type Paint, paintFor, unpainted } from '../../src/render/paint.ts';
import { aCustomer } from '../support/book.ts';
import { fc } from '../support/properties.ts';

const row = (customerId: number, name: string, about: string): DeskRow => ({ customerId, name, about });
const rows = [
  row(5, 'Elif Lindqvist, Sunrise Patisserie', 'vanilla paste on 22 Oct; silent 115 days'),
  row(36, 'Jamal Aydin', 'olive oil, 5 l on 27 Aug'),
  row(59, 'Hugo Castell, Sunrise Bistro', 'never called'),
];

const brief: Brief = {
  customer: { ...aCustomer({ name: 'Elif Lindqvist', company: 'Sunrise Patisserie', city: 'Toledo' }), id: 5 },
  ...{
    today: '2026-11-23',
    tier: 'A',
    interval: 45,
    reasons: ['last talked 115 days ago'],
    there: null,
    tryAgain: null,
  },
  ...{ lastConversation: null, purchases: [], promises: [], facts: [], questions: [], refusals: [], occasions: [] },
  ...{ people: [], talks: new Map(), clocks: new Map(), outside: new Set<number>() },
  lastWords: [{ day: '2026-07-31', asked: null, text: 'two new ovens' }],
};

const view: DeskView = {
  ...{
    title: 'Monday 23 November 2026: 3 calls',
    shortTitle: 'Mon 23 Nov: 3 calls',
    rows,
    selected: 0,
    below: { count: 0, isMore: false },
    nobody: 'No calls are due.',
  },
  ...{ filter: null, card: brief, sheet: null, isOpen: false, scrolled: 0, line: null, message: '', isProblem: false },
  keys: [
    ['Enter', 'call'],
    ['l', 'log'],
    ['s', 'snooze', 'spare'],
    ['n', 'note', 'spare'],
    ['/', 'find'],
    ['Esc', 'leave'],
  ],
};

const picture = (shown: Partial<DeskView>, columns: number, lines: number, paint: Paint = unpainted) =>
  deskPicture({ ...view, ...shown }, { rows: lines, columns }, paint);
const text = (shown: Partial<DeskView>, columns: number, lines: number) =>
  picture(shown, columns, lines)
    .lines.map((line) => line.trimEnd())
    .join('\n');

describe('a picture', () => {
  it('has list and card beside each other', () => {
    expect(text({}, 80, 12)).toBe(
      `Monday 23 November 2026: 3 calls
› 5  Elif Lindqvist, Sunrise Patiss… │ Elif Lindqvist, Sunrise Patisserie ·
    vanilla paste on 22 Oct; silent  │ Toledo · tier A
    115 days                         │ no phone number
  36  Jamal Aydin                    │
    olive oil, 5 l on 27 Aug         │ Why
  59  Hugo Castell, Sunrise Bistro   │   last talked 115 days ago
    never called                     │ Last words
                                     │   Fri 31 Jul: “two new ovens”
                                     │

Enter call · l log · s snooze · n note · / find · Esc leave`,
    );
  });

  it('has them below each other where they find no room beside', () => {
    expect(text({ selected: 1 }, 50, 20)).toBe(
      `Monday 23 November 2026: 3 calls
  5  Elif Lindqvist, Sunrise Patisserie
    vanilla paste on 22 Oct; silent 115 days
› 36  Jamal Aydin
    olive oil, 5 l on 27 Aug
  59  Hugo Castell, Sunrise Bistro
    never called
──────────────────────────────────────────────────
Elif Lindqvist, Sunrise Patisserie · Toledo ·
tier A
no phone number

Why
  last talked 115 days ago
Last words
  Fri 31 Jul: “two new ovens”


Enter call · l log · s snooze · n note · / find
Esc leave`,
    );
  });

  it('has its keys on two lines rather than without some of them, where there is room', () => {
    const keys: DeskView['keys'] = [
      ...view.keys.slice(0, 4),
      ['u', 'undo', 'spare'],
      ['/', 'find'],
      ['?', 'keys'],
      ['Esc', 'leave'],
    ];
    const foot = 'Enter call · l log · s snooze · n note · u undo\n/ find · ? keys · Esc leave';
    expect(text({ keys }, 50, 20)).toContain(`\n${foot}`);
    expect(text({ keys }, 80, 24)).toContain(`\n${foot.replace('\n', ' · ')}`);
    expect(text({ keys }, 50, 12)).toMatch(/\nEnter call · l log · \/ find · \? keys · Esc leave$/);
  });

  it('has one of them on a small screen', () => {
    expect(text({}, 34, 6)).toBe(
      `Monday 23 November 2026: 3 calls
› 5  Elif Lindqvist, Sunrise Pati…
  36  Jamal Aydin  olive oil, 5 l…
  59  Hugo Castell, Sunrise Bistro

Enter call · l log · Esc leave`,
    );
    expect(text({ isOpen: true }, 34, 6)).toContain('Elif Lindqvist, Sunrise');
  });

  it('says how many come below, and how many lines the card still has', () => {
    const many = Array.from({ length: 30 }, (_, i) => row(i + 1, `Customer ${i + 1}`, ''));
    expect(text({ rows: many, below: { count: 12, isMore: false } }, 40, 10)).toContain('  36 more');
    const over = (count: number) => text({ rows: many, below: { count, isMore: true }, selected: 29 }, 40, 10);
    expect([over(1_001), over(12)].map((shown) => /over .*/.exec(shown)?.[0])).toEqual([
      'over 1,000 more',
      'over 10 more',
    ]);
    expect(text({ isOpen: true }, 40, 6)).toContain('… 6 more lines');
    expect(text({ isOpen: true, scrolled: 99 }, 40, 6)).toContain('two new ovens');
  });

  it('shows what is typed and where', () => {
    const line = { question: 'Snooze until?', before: '+1', after: 'w' };
    const { lines, cursor } = picture({ line }, 60, 24);
    expect(lines[22]).toBe('Snooze until? +1w');
    expect(cursor).toEqual({ row: 22, column: 16 });
    const filter = { before: 'jam', after: '', isTyped: true };
    expect(picture({ filter, title: '1 customer' }, 60, 24)).toMatchObject({ cursor: { row: 0, column: 5 } });
    expect(text({ filter, title: '1 customer' }, 60, 24)).toContain('/ jam  1 customer');
  });

  it('shows the end of what is too long to be shown', () => {
    const line = { question: 'What was said?', before: `${'so '.repeat(60)}and so on`, after: '' };
    const { lines, cursor } = picture({ line }, 50, 20);
    expect(lines[17]).toMatch(/^What was said\? ….*and so on$/);
    expect(cursor?.column).toBe(displayWidth(lines[17] ?? ''));
  });

  it('shows a question that leaves no room for typing above the line', () => {
    const line = { question: 'Message with a person. What was said?', before: 'she', after: '' };
    const { lines, cursor } = picture({ line }, 50, 20);
    expect(lines.slice(16, 18)).toEqual(['Message with a person. What was said?', '› she']);
    expect(cursor).toEqual({ row: 17, column: 5 });
  });

  it('says what is wrong above the question, and a message in its place', () => {
    const line = { question: 'Snooze until?', before: 'x', after: '' };
    expect(text({ line, message: '"x" is not a day', isProblem: true }, 80, 24)).toContain(
      '"x" is not a day\nSnooze until? x',
    );
    expect(text({ message: 'Noted. u undoes' }, 80, 24)).toContain('Noted. u undoes');
  });

  it('folds a message over what stands above it, and keeps its end', () => {
    const message = 'Logged call (no answer): Elif Lindqvist · 3 tries reached nobody: send a card? · u undoes';
    const { lines } = picture({ message }, 50, 20);
    expect(lines.slice(-4, -2).join(' ')).toBe(message);
    expect(lines).toHaveLength(20);
    expect(text({ message: 'words '.repeat(99) }, 50, 20)).toContain('…');
  });

  it('has a shorter title where the long one does not fit', () => {
    const title = 'Monday 23 November 2026: 3 calls · 2 promises: 1 late';
    const shortTitle = 'Mon 23 Nov: 3 calls · 2 promises: 1 late';
    for (const [columns, shown] of [
      [80, title],
      [50, shortTitle],
    ] as const)
      expect(text({ title, shortTitle }, columns, 20).split('\n')[0]).toBe(shown);
  });

  it('says of everybody as much as there are lines for', () => {
    const about = 'asked for a price for oat drink by the pallet, and whether we come by in spring with the new range';
    const many = (count: number) => Array.from({ length: count }, (_, i) => row(i + 1, `Customer ${i + 1}`, about));
    const linesOf = (count: number, columns: number) =>
      text({ rows: many(count), card: null }, columns, 24)
        .split('\n')
        .filter((line) => /^ {4}[^ │]/.test(line)).length;
    expect([linesOf(7, 80), linesOf(10, 80), linesOf(3, 50), linesOf(5, 50)]).toEqual([14, 10, 6, 5]);
    expect(text({ rows: many(12), card: null }, 50, 24)).toContain('› 1  Customer 1  asked for a price for oat drink…');
  });

  it('cuts what it says between words: half an amount would be another one', () => {
    const about = 'last talked 115 days ago; vanilla paste on Thu 22 Oct; 27,000 USD in the last 12 months';
    const shown = text({ rows: [5, 6, 7, 8, 9].map((id) => row(id, 'Elif', about)), card: null }, 80, 18);
    expect(shown).toContain('    vanilla paste on Thu 22 Oct…');
  });

  it('lists the keys on the whole screen, folded', () => {
    const sheet = {
      title: 'Keys',
      isWhole: true,
      keys: [['l', 'log a call, a card or a visit that was made'] as const],
    };
    expect(text({ sheet }, 80, 24)).not.toContain('│');
    expect(text({ sheet }, 30, 12)).toContain('l  log a call, a card or a\n   visit that was made');
    expect(text({ sheet }, 30, 5)).toContain('l  log a call, a card or a…');
  });

  it('puts a sheet in place of the card', () => {
    const sheet = { title: 'How did it go?', keys: [['c', 'Talked'] as const, ['v', 'Voicemail'] as const] };
    expect(text({ sheet }, 80, 24)).toContain('│ How did it go?');
    for (const [columns, lines] of [
      [50, 20],
      [30, 8],
    ] as const)
      expect(text({ sheet }, columns, lines)).toContain('How did it go?');
  });
});

const hostile = 'A\u001b[2J\u001b]0;x\u0007\u202eB\nC\u0000 配送 👨‍👩‍👧 é\u0301 ';
const name = fc.string({ unit: 'grapheme', maxLength: 40 }).map((some) => some + hostile);

it('never leaves the screen, and nothing from outside steers it', async () => {
  const painted = await paintFor('dark');
  fc.assert(
    fc.property(
      name,
      fc.integer({ min: 1, max: 160 }),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(30),
      fc.constantFrom('list', 'filter', 'line', 'sheet', 'open'),
      (called, columns, lines, count, mode) => {
        const shown: Partial<DeskView> = {
          rows: Array.from({ length: count }, (_, i) => row(i, called, called)),
          selected: Math.max(0, count - 1),
          card: { ...brief, customer: { ...brief.customer, name: called, emails: [called], phones: [called] } },
          ...{ title: called, message: called, below: { count, isMore: false }, isOpen: mode === 'open' },
          filter: mode === 'filter' ? { before: called, after: called, isTyped: true } : null,
          line: mode === 'line' ? { question: called, before: called, after: called } : null,
          sheet: mode === 'sheet' ? { title: called, keys: [['a', called]] } : null,
        };
        const { lines: plainLines, cursor } = picture(shown, columns, lines);
        expect(plainLines.length).toBeLessThanOrEqual(lines);
        for (const line of plainLines) {
          expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(columns, 1));
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
        if (cursor !== null) {
          expect(cursor.row).toBeLessThan(lines);
          expect(cursor.column).toBeLessThanOrEqual(columns);
        }
        // Colours are all that steers, and add no width.
        for (const line of picture(shown, columns, lines, painted).lines) {
          expect(line.replaceAll(/\u001b\[\d+(?:;\d+)*m/g, '')).not.toContain('\u001b');
          expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(columns, 1));
        }
      },
    ),
  );
});

it('shows the row that is selected, wherever it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 120 }),
      fc.integer({ min: 4, max: 50 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(),
      fc.nat(3),
      (columns, lines, count, at, more) => {
        const selected = at % count;
        const many = Array.from({ length: count }, (_, i) => row(i + 1, `n${i + 1}`, 'about'));
        const shown = text({ rows: many, selected, below: { count: more, isMore: false }, card: null }, columns, lines);
        expect(shown).toMatch(new RegExp(`^› ${selected + 1}  n${selected + 1}\\b`, 'm'));
        expect(shown.match(/^›/gm)).toHaveLength(1);
        expect(
          rowsShown(
            { columns, rows: lines },
            { rows: many, filter: null, below: { count: more, isMore: false }, keys: view.keys },
          ),
        ).toBeGreaterThan(0);
      },
    ),
  );
});
