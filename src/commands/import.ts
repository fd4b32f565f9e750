import { Option } from 'commander';
import { gathered } from '../argv.ts';
import { hooked } from '../command-line/hooked.ts';
import { askCapacity } from '../command-line/importing/ask-capacity.ts';
import { importFiles } from '../command-line/importing/import-files.ts';
import type { ImportOptions } from '../command-line/importing/options.ts';
import type { Context, Register } from '../context.ts';
import { allFields } from '../import/fields.ts';
import { fitted } from '../render/fitted.ts';

export const register: Register = (program, run) => {
  program
    .command('import <file...>')
    .description(
      'Reads customers or orders from any CSV export, spreadsheet or vCard, or the call log of a phone; - reads standard input.',
    )
    .option('--dry-run', 'show what would happen and change nothing')
    .option('--map <field=column>', 'read this column (header or number) as this field; may be repeated', gathered, [])
    .option('--ignore <column>', 'do not read this column; may be repeated', gathered, [])
    .option(
      '--include <what>',
      'also import leads, opportunities, inactive, archived or suppliers, which are otherwise set aside; may be repeated',
      gathered,
      [],
    )
    .addOption(
      new Option('--kind <kind>', 'what the file holds, if it is guessed wrong').choices(['customers', 'orders']),
    )
    .addOption(new Option('--date-order <order>', 'in dates such as 03/04/2026').choices(['day-first', 'month-first']))
    .addOption(new Option('--decimal <mark>', 'in amounts such as 1.234').choices(['comma', 'point']))
    .option('--delimiter <character>', 'what separates the columns; tab for a tab')
    .option('--encoding <name>', 'such as windows-1250, if it is guessed wrong')
    .option('--country <code>', 'for phone numbers without a country code and for unclear dates, such as DE')
    .option('--currency <code>', 'for amounts that name none, such as EUR')
    .option('--sheet <name>', 'which sheet of a spreadsheet; its name or number')
    .option('--excel-1904', 'date serial numbers count from 1904, as in old Excel for Mac')
    .addOption(
      new Option(
        '--same-money <what>',
        'what to do with orders recorded by another program too, such as payments of invoices',
      ).choices(['leave-out', 'count']),
    )
    .addOption(
      new Option('--people-of <what>', 'whether the people of one company are one customer').choices([
        'company',
        'none',
      ]),
    )
    .addOption(
      new Option('--ids-of <what>', "whether its customer ids are the book's or another program's").choices([
        'book',
        'other',
      ]),
    )
    .option('--full', 'the files hold all customers: offers to archive those of earlier imports who are in none')
    .option('-y, --yes', 'do not ask: take the first answer; with --full, archive')
    .option('--strict', 'import nothing if any row or value is wrong')
    .addHelpText('after', () => `\n${fitted(`Fields: ${allFields.join(' ')}`, 80)}\n${examples}`)
    .action(
      run((ctx: Context, paths: readonly string[], options: ImportOptions) =>
        options.dryRun
          ? importAndGoOn(ctx, paths, options)
          : hooked(ctx, { import: 'hookAfterImport', log: 'hookAfterLog' }, (watched) =>
              importAndGoOn(watched, paths, options),
            ),
      ),
    );
};

const examples = `
Examples:
  cadence import customers.csv
  cadence import orders.csv --dry-run
  cadence import list.csv --map name=Kunde --map value="Umsatz 2025" --ignore Fax
  cadence import orders.xlsx --sheet 2026
  cadence import no-header.csv --map name=1 --map email=3
  cadence import payments.csv --same-money leave-out
  cadence import contacts.csv --people-of company
  cadence import invoices.csv --ids-of other
  cadence import customers.csv --full
  cadence import customers.csv --include leads,inactive
  gunzip -c export.csv.gz | cadence import -
  cadence import calls.xml
`;

/** After an import that changed something, says what to do next. */
async function importAndGoOn(ctx: Context, paths: readonly string[], options: ImportOptions): Promise<void> {
  const { changed, first } = await importFiles(ctx, paths, options);
  if (!changed || options.json) return;
  if (first !== null) await askCapacity(ctx, first);
  const book = options.db === undefined ? [] : ['--db', ctx.files.server ?? options.db];
  ctx.io.talk(`next: ${ctx.programs.typed(...book, 'today')}\n`);
}
