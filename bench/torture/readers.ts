/** Every way in which what a book holds comes out again, with the measure of its format. */
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../../test/support/cadence.ts';
import {
  type Check,
  inCalendar,
  inCards,
  inJson,
  inJsonLines,
  inMail,
  inMarkdown,
  inPage,
  inSpreadsheet,
  inTerminal,
} from './alive.ts';

interface Reader {
  readonly words: readonly string[];
  readonly check: Check;
}

const of = (check: Check, ...commands: readonly string[]): Reader[] =>
  commands.map((command) => ({ words: command.split(' '), check }));

export const readers: readonly Reader[] = [
  ...of(
    inTerminal,
    'list',
    'today --all',
    'week --all',
    'plan',
    'promises --all',
    'show 1',
    'show 2',
    'why 1',
    'history 1',
  ),
  ...of(
    inTerminal,
    'search ada',
    'insights',
    'duplicates',
    'imports',
    'dates --days 366',
    'dnc',
    'event',
    'stats',
    'rank',
  ),
  ...of(inTerminal, 'call 1 --brief', 'undo --list', 'config list', 'completion words show', 'script list', 'tier 1'),
  ...of(inTerminal, 'list --columns id,name,company,phone,owner,tags,city,product', 'interval 1', 'doctor'),
  ...of(inJson, 'list --json', 'today --json', 'week --json', 'show 1 --json', 'history 1 --json', 'search ada --json'),
  ...of(inJson, 'insights --json', 'promises --json', 'imports --json', 'export --person 1', 'duplicates --json'),
  ...of(inSpreadsheet, 'list --csv', 'week --csv', 'insights --csv', 'export --format csv', 'export --format hubspot'),
  ...of(inSpreadsheet, 'export --format google'),
  ...of(inPage, 'week --html --all', 'report'),
  ...of(inCalendar, 'week --ics', 'plan --ics'),
  ...of(inCards, 'export --format vcard', 'export --vcard 3.0'),
  ...of(inMarkdown, 'week --markdown --all'),
  ...of(inMail, 'week --email ann@shop.example --dry-run --all'),
  ...of(inJsonLines, 'export --format jsonl'),
];

/** An export brought into an empty book, and exported again, is the same export. */
export async function mustRoundTrip(store: Store): Promise<void> {
  const { out } = await runCadence('export --format jsonl', { store });
  const other = await emptyBook();
  const { code, err } = await runCadence('import -', { store: other, input: out });
  if (code !== 0) throw new Error(`an export cannot be imported: ${err}`);
  const again = await runCadence('export --format jsonl', { store: other });
  other.close();
  if (again.out === out) return;
  const lines = again.out.split('\n');
  const at = out.split('\n').findIndex((line, i) => line !== lines[i]);
  throw new Error(`an export came back otherwise:\n${out.split('\n')[at]}\n${lines[at]}`);
}
