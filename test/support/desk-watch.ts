/**
 * The desk on a pseudo-terminal, held against its book after each key: a screen that shows a customer, a count or a
 * deed that the book does not have is wrong.
 */
import { join } from 'node:path';
import { plain } from '../../src/domain/plain.ts';
import { runCadence } from './cadence.ts';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';

interface Known {
  readonly id: number;
  readonly name: string;
  readonly company: string | null;
  readonly phones: readonly string[];
}

interface Deeds {
  readonly touches: readonly { readonly outcome: string | null; readonly kind: string; readonly note: string | null }[];
  readonly facts: readonly { readonly text: string }[];
  readonly promises: readonly { readonly text: string; readonly due: string }[];
  readonly snoozedUntil: string | null;
  readonly planned: string | null;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly isSelected: boolean;
}

export class WatchedDesk {
  readonly terminal: Terminal;
  readonly #book: { readonly database: string; readonly today: string };
  #known: { readonly operations: string; readonly customers: readonly Known[] } | null = null;
  /** All that was typed. */
  readonly typed: string[] = [];

  constructor(folder: string, { today, ...options }: TerminalOptions & { readonly today: string }) {
    this.#book = { database: join(folder, 'book.db'), today };
    this.terminal = openTerminal(folder, ['--today', today], options);
  }

  /** Types a key and waits for what it shows, and until all of that is drawn; then the screen has to agree with the book. */
  async press(key: string, ...shown: readonly string[]): Promise<string> {
    this.type(key);
    await this.terminal.rests();
    await this.terminal.shows(...shown);
    return await this.agrees();
  }

  /** Types where no desk is: in a call. */
  async say(text: string, ...seen: readonly string[]): Promise<void> {
    this.type(text);
    await this.terminal.sees(...seen);
  }

  type(text: string): void {
    this.typed.push(text);
    this.terminal.type(text);
  }

  /** What the book knows, asked as another process would. */
  async ask<Answer>(...words: readonly string[]): Promise<Answer> {
    const { out, err } = await runCadence([...words, '--today', this.#book.today, '--json'], {
      database: this.#book.database,
    });
    if (out === '') throw new Error(`${words.join(' ')}: ${err}`);
    return JSON.parse(out) as Answer;
  }

  deedsOf(id: number): Promise<Deeds> {
    return this.ask<Deeds>('show', String(id));
  }

  async selected(): Promise<Row> {
    const row = rowsOf(await this.terminal.screen()).find(({ isSelected }) => isSelected);
    if (row === undefined) throw new Error(`nobody is selected:\n${await this.terminal.screen()}`);
    return row;
  }

  /** The screen; a picture that is still being drawn is waited for, one that stays wrong is refused. */
  async agrees(): Promise<string> {
    for (let before: string | null = null; ; ) {
      const screen = await this.terminal.screen();
      const problems = await this.#problems(screen);
      if (problems.length === 0) return screen;
      if (screen === before) throw new Error(`${problems.join('\n')}\n${screen}`);
      before = screen;
      await this.terminal.rests();
    }
  }

  async #problems(screen: string): Promise<string[]> {
    const [title = '', ...lines] = screen.split('\n');
    const customers = await this.#customers();
    const rows = rowsOf(screen);
    const said = lines.join(' ').replaceAll(/\s+/g, ' ');
    return [
      // A picture that is higher or wider than the screen would have pushed its keys or its title out of it.
      ...(/\bEsc\b/.test(lines.slice(-2).join(' ')) ? [] : ['the keys are not at the foot']),
      ...rows.flatMap((row) =>
        whoIs(
          row,
          customers.find(({ id }) => id === row.id),
        ),
      ),
      ...(rows.filter(({ isSelected }) => isSelected).length > 1 ? ['two are selected'] : []),
      ...(await this.#titleProblems(title)),
      ...(await this.#deedProblems(said, customers)),
    ];
  }

  /** Read again after each operation. */
  async #customers(): Promise<readonly Known[]> {
    const operations = JSON.stringify(await this.ask('undo', '--list'));
    if (this.#known?.operations !== operations)
      this.#known = { operations, customers: await this.ask<readonly Known[]>('list') };
    return this.#known.customers;
  }

  /** `Monday 23 November 2026: 4 calls · 2 promises: 1 late`. */
  async #titleProblems(title: string): Promise<string[]> {
    const [, count = ''] = /^\w+,? [^:]*: (\d+) (?:of [\d,]+ )?calls?\b/.exec(title) ?? [];
    const [, owed = ''] = /· (\d+) promises?\b/.exec(title) ?? [];
    if (count === '' && owed === '') return [];
    const { calls, promises } = await this.ask<{ calls: unknown[]; promises: unknown[] }>('today');
    return [
      ...(count !== '' && Number(count) !== calls.length ? [`${count} calls, but ${calls.length} in the book`] : []),
      ...(owed !== '' && Number(owed) !== promises.length ? [`${owed} promises, not ${promises.length}`] : []),
    ];
  }

  /** What the desk says that it did. */
  async #deedProblems(said: string, customers: readonly Known[]): Promise<string[]> {
    for (const { mark, phrase, holds } of /Undone?\b/.test(said) ? [] : claims) {
      if (!mark.test(said)) continue;
      const meant = customers.filter(({ name }) => squeezed(said).includes(squeezed(phrase(plain(name).trim()))));
      const deeds = await Promise.all(meant.map(({ id }) => this.deedsOf(id)));
      if (!deeds.some(holds)) return [`not in the book: ${mark}`];
    }
    const [, title] = /Undone: (.*?)\. cadence redo/.exec(said) ?? [];
    if (title === undefined) return [];
    const [last] = await this.ask<readonly { undoneAt: string | null }[]>('undo', '--list');
    return last?.undoneAt == null ? [`not undone: ${title}`] : [];
  }
}

/** Lines are folded anywhere in a long name. */
const squeezed = (text: string) => text.replaceAll(/\s+/g, '');

/** What the desk claims of a customer after a deed, and what the book then has to have. */
const claims: readonly {
  readonly mark: RegExp;
  readonly phrase: (name: string) => string;
  readonly holds: (deeds: Deeds) => boolean;
}[] = [
  { mark: /Logged call/, phrase: (name) => `): ${name}`, holds: ({ touches }) => touches[0]?.outcome != null },
  { mark: /Logged card:/, phrase: (name) => `card: ${name}`, holds: ({ touches }) => touches[0]?.kind === 'card' },
  { mark: /Logged visit:/, phrase: (name) => `visit: ${name}`, holds: ({ touches }) => touches[0]?.kind === 'visit' },
  { mark: /Noted for/, phrase: (name) => `Noted for ${name}: `, holds: ({ facts }) => facts.length > 0 },
  { mark: /Saved:/, phrase: (name) => `Saved: ${name};`, holds: ({ touches }) => touches[0]?.outcome != null },
  {
    mark: /: snoozed until/,
    phrase: (name) => `${name}: snoozed until`,
    holds: ({ snoozedUntil }) => snoozedUntil !== null,
  },
];

/** `› 36  Jamal Aydin`, in the left column or alone. */
function rowsOf(screen: string): Row[] {
  return screen.split('\n').flatMap((line) => {
    const [, mark = '', id = '', name = ''] = /^([› ]) (\d+) {2}(\S.*)$/.exec(line.split(' │ ')[0] ?? '') ?? [];
    return id === '' ? [] : [{ id: Number(id), name: name.trim(), isSelected: mark === '›' }];
  });
}

/** The row names the customer with its number, as far as there was room. */
function whoIs({ id, name }: Row, customer: Known | undefined): string[] {
  if (customer === undefined) return [`customer ${id} is not in the book`];
  const words = [customer.name, customer.company ?? ''].map((text) => plain(text).trim()).filter((text) => text !== '');
  const isShown = words.some((text) => name.startsWith(text) || text.startsWith(name.replace(/…?(?: {2}.*)?$/, '')));
  return isShown ? [] : [`customer ${id} is called ${words.join(', ')}, not ${name}`];
}
