import type { Context, Register } from '../context.ts';
import { withoutDay } from '../domain/script/spoken-day.ts';
import { parseDay } from '../domain/written-day.ts';
import { UsageError } from '../errors.ts';
import { plain } from '../render/text.ts';
import { theCustomer } from './naming/the-customer.ts';

interface NoteOptions {
  readonly goal?: boolean;
  readonly day?: string;
}

export const register: Register = (program, run) => {
  program
    .command('note <customer> [text]')
    .description('Something to remember of a customer: a fact, or a goal that comes back on its day.')
    .option('--goal', 'a goal of theirs, such as "new store in may"')
    .option('--day <day>', 'the day it is about')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence note finch "two daughters"\n  cadence note 12 --goal "new store in may"\n',
    )
    .action(run(note));
};

export async function note(ctx: Context, named: string, text: string | undefined, options: NoteOptions): Promise<void> {
  const store = await ctx.openStore();
  const customer = await theCustomer(ctx, store, named);
  const given = options.day === undefined ? null : parseDay(options.day, ctx.today);
  if (options.day !== undefined && given === null) throw new UsageError(`--day "${options.day}" is no day`);
  const words = await textOrAsk(ctx, text, 'What is to be remembered?');
  const day = given ?? (options.goal ? withoutDay(words, ctx.today).day : null);
  await store.atomically({ command: 'note', day: ctx.today }, async (book) => {
    book.memory.addFact({
      customerId: customer.id,
      kind: options.goal ? 'goal' : 'fact',
      text: words,
      day,
      notedOn: ctx.today,
    });
    book.summarize(`noted of ${customer.name}: ${words}`);
  });
  ctx.io.out(`noted of ${plain(customer.name)}: ${plain(words)}${day === null ? '' : `; it comes back on ${day}`}\n`);
}

/** The words from the command line, else asked for on a terminal. */
export async function textOrAsk(ctx: Context, text: string | undefined, question: string): Promise<string> {
  const words = (text ?? (ctx.prompter.available ? await ctx.prompter.text(question) : '')).trim();
  if (words !== '') return words;
  throw new UsageError('there is nothing to note', { hint: 'write the words in quotation marks behind the customer' });
}
