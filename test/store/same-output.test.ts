/** The same commands on a file and on a server say the same, word for word. */
import { afterAll, expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookOnServer, emptyBook, runCadence } from '../support/cadence.ts';
import { testServer } from '../support/postgres.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;

const commands = [
  ['import', 'fixtures/demo/customers.csv', '--yes'],
  ['import', 'fixtures/demo/orders.csv', '--yes'],
  ...[['today'], ['week'], ['list'], ['show', '1'], ['why', '2'], ['search', 'novak'], ['search', 'nvoak'], ['stats']],
  ['log', '2', '--note', 'wants red bags', '--outcome', 'connected'],
  ...[['search', 'bags'], ['undo'], ['search', 'bags'], ['redo'], ['undo', '--list'], ['today', '--json']],
  ...[
    ['note', '3', 'likes tea'],
    ['tag', '3', 'vip'],
    ['interval', '4', '30'],
    ['pause', '5'],
    ['dnc', '7', '--yes'],
  ],
  ...[
    ['tier', '8', 'A'],
    ['snooze', '6'],
    ['potential', '9', 'high', '--reason', 'a new shop'],
    ['history', '3'],
  ],
  ...[['merge', '9', '10', '--yes'], ['undo'], ['erase', '11', '--yes'], ['edit', '12', '--city', 'Rome'], ['plan']],
  ...[
    ['caller', 'add', 'Ann'],
    ['promises'],
    ['insights'],
    ['report'],
    ['duplicates'],
    ['imports'],
    ['rank'],
    ['dates'],
  ],
  ...[
    ['event', 'add', 'Flood', '--reason', 'the flood'],
    ['week', '--json'],
    ['list', '--json'],
    ['export', '-'],
  ],
];

const drawnByLot = /("(?:book|salt|hash)":)"\w+"/g;

/** What each command says, and how it ends. */
async function told(book: Store): Promise<string[]> {
  const said: string[] = [];
  for (const command of commands) {
    const { code, out, err } = await runCadence(command, { store: book });
    said.push(`${command.join(' ')}: ${code}\n${out}${err}`.replaceAll(drawnByLot, '$1'));
  }
  return said;
}

describeWhere(whyNot === '', whyNot)('a book on a server', () => {
  const books: Store[] = [];
  afterAll(() => {
    for (const book of books) book.close();
  });

  itWhere(whyNot === '', whyNot)('says what one in a file says, to every command', async () => {
    books.push(await emptyBook(), await bookOnServer());
    const [file = [], onServer = []] = [await told(books[0] as Store), await told(books[1] as Store)];
    expect(file.filter((text) => / 0\n/.test(text)).length).toBeGreaterThan(30);
    for (const [at, text] of file.entries()) expect(onServer[at]).toBe(text);
  });
});
