import { addDate, dateKinds } from '../app/customers/dates.ts';
import { datesAhead } from '../app/lists/dates-ahead.ts';
import { optionValue } from '../app/settings/option-value.ts';
import { type CardsOptions, cards } from '../command-line/cards.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { addTableOptions, showTable, type TableColumns } from '../command-line/tables.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { addDays, dayText, formatDay } from '../domain/day.ts';
import { printNames } from '../domain/label-sheets.ts';
import { day as aDay, wholeNumber } from '../domain/option-types.ts';
import type { Occasion } from '../domain/plan/occasions.ts';
import type { UpcomingDate } from '../domain/week.ts';
import { UsageError } from '../errors.ts';
import { customerColumn } from '../render/customer-column.ts';
import { json, keptJson } from '../render/json.ts';
import { plain } from '../render/text.ts';

interface DatesOptions extends CardsOptions {
  readonly cards?: boolean;
}

export const register: Register = (program, run) => {
  const dates = program
    .command('dates')
    .description('Shows birthdays, anniversaries, renewals, goals and services ahead, and when to post a card.')
    .option('--days <count>', 'how far ahead (60 days; 14 with --cards)')
    .option('--cards', 'the cards to post, also to customers you could not reach: prints addresses and logs the cards')
    .option('--print <form>', `with --cards: ${printNames.join(', ')}`)
    .option('--out <file>', 'with --print: write the page there instead of opening it')
    .option('--force', forceHelp)
    .option('--yes', 'with --cards: log them all as sent, without asking')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence dates --days 30\n  cadence dates --cards\n  cadence dates --cards --print labels --out labels.html\n  cadence dates add 12 renewal 2027-05-01 "the service contract"\n' +
        '  cadence dates add 12 goal "in may" "opens the second shop"\n',
    )
    .action(run(list));
  addTableOptions(dates, columns);
  dates
    .command('add <customer> <kind> <date> [text]')
    .description(`remember a day: ${dateKinds.join(', ')}`)
    .action(run(add));
};

async function list(ctx: Context, options: DatesOptions): Promise<void> {
  if (options.cards) return await cards(ctx, options);
  if (options.print !== undefined || options.out !== undefined || options.yes)
    throw new UsageError('--print, --out and --yes go with --cards', { hint: 'cadence dates --cards' });
  const days = optionValue(wholeNumber(1, 366), '--days', options.days ?? '60');
  const store = await ctx.openStore();
  const found = await datesAhead(store, { from: ctx.today, to: addDays(ctx.today, days - 1) });
  if (options.json) ctx.io.out(json(found.map(dateJson)));
  else if (found.length === 0) ctx.io.talk(`no dates in the next ${days} days\n`);
  else await showTable(ctx, { columns, rows: found, options });
}

const columns: TableColumns<UpcomingDate> = {
  day: {
    title: 'Day',
    cell: ({ occasion }) => formatDay(occasion.day, 'short'),
    order: ({ occasion }) => occasion.day,
  },
  customer: customerColumn,
  what: { title: 'What', cell: ({ occasion }) => plain(occasionText(occasion)), flexible: true, least: 12 },
  cardBy: {
    title: 'Card by',
    cell: ({ occasion: { cardBy, cardSent } }) =>
      cardSent !== null ? `sent ${formatDay(cardSent, 'short')}` : cardBy === null ? '' : formatDay(cardBy, 'short'),
    order: ({ occasion }) => occasion.cardBy ?? '',
  },
};

function occasionText({ kind, years, text, bought }: Occasion): string {
  const which = years === null || years === 0 ? kind : `${kind}, ${years} years`;
  const whole = text === null ? which : `${which}: ${text}`;
  return bought === null ? whole : `${whole}, bought ${formatDay(bought, 'dated')}`;
}

function dateJson({ customer, occasion }: UpcomingDate) {
  const { kind, day, cardBy, cardSent, years, text, bought } = occasion;
  const { id, name, company } = customer;
  return { id, name, company, kind, day, years, text, bought, cardBy, cardSent };
}

async function add(
  ctx: Context,
  named: string,
  kind: string,
  date: string,
  text: string | undefined,
  options: DatesOptions,
): Promise<void> {
  const known = dateKinds.find((one) => one === kind);
  if (known === undefined) {
    throw new UsageError(`"${kind}" is not a kind of date`, {
      hint: `there are ${dateKinds.join(', ')}; a birthday is set by cadence edit`,
    });
  }
  const store = await ctx.openStore();
  const day = optionValue(aDay(ctx.today), 'the date', date);
  const customer = await theCustomer(ctx, store, named);
  await addDate(ctx, store, { customer, kind: known, day, text: text ?? '' });
  if (options.json) return ctx.io.out(json(keptJson(customer, { kind: known, text: text ?? '', day })));
  ctx.io.out(`${plain(displayName(customer))}: ${known} on ${dayText(day)}\n`);
  nameUndo(ctx);
}
