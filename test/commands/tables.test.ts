/** Tables, and whoever looks at them in a terminal of any width. */
import displayWidth from 'fast-string-width';
import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const wide = [
  { name: '山本 太郎', company: '山本陶器店と娘たちの小さな工房' },
  {
    name: 'Zoë 👩‍👩‍👧‍👦',
    company: 'Crêperie de la Très Longue Rue Saint-Honoré et Fils, société à responsabilité limitée',
  },
  { name: 'ธนาคารกรุงเทพ' },
  { name: 'Bo' },
];

async function promisesBook() {
  const store = await bookWith(...wide);
  for (const [who, what, by] of [
    ['1', 'send the price list', '2026-12-04'],
    ['2', 'ask about 5 kg tins, and about the lids that did not close', '2026-11-24'],
    ['4', 'call the baker', '2026-11-25'],
  ] as const)
    await runCadence(['log', who, '--kind', 'note', '--promise', what, '--by', by], { store });
  return store;
}

it.each([
  ['--sort due', ['2', '3', '1']],
  ['--sort -due', ['1', '3', '2']],
  ['--sort to', ['3', '2', '1']],
])('promises %s', async (options, order) => {
  const { out } = await runCadence(`promises --csv --columns id ${options}`, { store: await promisesBook() });
  expect(out.split('\n').slice(1, -1)).toEqual(order);
});

it.each([
  ['today', '--sort -name --columns name', ['ธนาคารกรุงเทพ', 'Bo']],
  ['list', '--sort -id --columns id --limit 3', ['4', '3', '2']],
  ['list', '--sort id --columns id --limit 2', ['1', '2']],
  ['search price', '--columns id,in', ['1,promise']],
])('%s %s', async (command, options, rows) => {
  const store = await promisesBook();
  await runCadence(['pause', '1', '2', '--until', '2027-06-01', '--yes'], { store });
  const { out } = await runCadence(`${command} --csv ${options}`, { store });
  expect(out.split('\n').slice(1, -1)).toEqual(rows);
});

it.each([40, 60, 80, 120, 250])('fits %i columns, whatever is in the book', async (terminal) => {
  const store = await promisesBook();
  for (const command of [
    ...['today', 'week', 'list', 'promises', 'search price', 'show 2', 'why 1', 'plan', 'stats', 'stats --pareto'],
    ...['rank', 'insights', 'dates', 'history 2', 'undo --list', 'config list', 'script list', 'log --help', '--help'],
    'show nobody',
  ]) {
    const { out, err } = await runCadence(command, { store, terminal });
    for (const line of `${out}${err}`.split('\n'))
      expect([command, line, displayWidth(line) <= terminal]).toContain(true);
  }
});

it('says what found no room, below the table', async () => {
  const { out, err } = await runCadence('list', { store: await promisesBook(), terminal: 40 });
  expect(out.split('\n')[0]).toMatch(/^# {2}Customer/);
  expect(err).toBe('4 customers; no room for Value, Last\norder, Talked, Planned (--columns\nchooses)\n');
});
