import { thePerson } from '../app/customers/people.ts';
import { addQuestion } from '../app/customers/questions.ts';
import { rememberFact } from '../app/customers/remember.ts';
import { withBookDates } from '../app/settings/book-dates.ts';
import { optionValue } from '../app/settings/option-value.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { deleteNote, editNote, listNotes } from '../command-line/note-changes.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import { whoAndText } from '../command-line/who-and-text.ts';
import type { Context, Register } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { dayText } from '../domain/day.ts';
import { day as aDay } from '../domain/option-types.ts';
import { withoutDay } from '../domain/script/spoken-day.ts';
import { UsageError } from '../errors.ts';
import { json, keptJson } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface NoteOptions {
  readonly goal?: boolean;
  readonly ask?: boolean;
  readonly day?: string;
  readonly person?: string;
  readonly list?: boolean;
  readonly edit?: string;
  readonly delete?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('note <customer> [text...]')
    .description(
      'Saves something to remember about a customer: a fact, a goal that comes back on its day, or a question for the next call.',
    )
    .option('--goal', 'one of their goals, such as "new store in may"')
    .option('--ask', 'a question to carry into the next call, asked until it is answered')
    .option('--day <day>', 'the day it is about')
    .option('--person <name>', 'about this person at the customer')
    .option('--list', 'list everything written about the customer, numbered')
    .option('--edit <number>', 'replace the words of a note; the old ones are gone for good')
    .option('--delete <number>', 'delete a note for good')
    .option('-y, --yes', 'with --edit and --delete: do not ask')
    .addHelpText('after', examples)
    .action(run(note));
};

const examples = `
Examples:
  cadence note finch "two daughters"
  cadence note 12 --goal "new store in may"
  cadence note finch --ask "how did the move go?"
  cadence note 12 --person bob "allergic to nuts"
  cadence note 12 --list
  cadence note 12 --edit 1 "three daughters" --yes
  cadence note 12 --delete 1 --yes
`;

export async function note(ctx: Context, named: string, rest: readonly string[], options: NoteOptions): Promise<void> {
  const asked = [options.list === true, options.edit !== undefined, options.delete !== undefined];
  const [changing] = asked.filter((one) => one);
  if (asked.filter((one) => one).length > 1)
    throw new UsageError('--list, --edit and --delete do not go together', { hint: 'give one of them' });
  const ofFact = options.goal || options.day !== undefined || options.person !== undefined;
  if (changing && (ofFact || options.ask))
    throw new UsageError('--goal, --ask, --day and --person are for a new note', { hint: 'leave them out' });
  if (options.ask && ofFact)
    throw new UsageError('--ask does not go with --goal, --day or --person', { hint: 'write two notes' });
  const store = await ctx.openStore();
  const words = [named, ...rest];
  const whole = options.list || options.delete !== undefined;
  const { customer, text } = whole
    ? { customer: await theCustomer(ctx, store, words.join(' ')), text: undefined }
    : await whoAndText(ctx, store, words);
  if (options.list) return await listNotes(ctx, store, customer, options);
  if (options.edit !== undefined) return await editNote(ctx, store, customer, options.edit, text, options);
  if (options.delete !== undefined) return await deleteNote(ctx, store, customer, options.delete, options);
  if (options.ask) await askNextTime(ctx, store, customer, text, options);
  else await addNote(ctx, store, customer, text, options);
}

async function askNextTime(
  ctx: Context,
  store: Store,
  customer: Customer,
  words: string | undefined,
  options: NoteOptions,
): Promise<void> {
  const text = await textOrAsk(ctx, words, 'What should we ask?');
  await addQuestion(ctx, store, { customer, text });
  if (options.json) return ctx.io.out(json(keptJson(customer, { kind: 'question', text, day: null })));
  ctx.io.out(`in the next call with ${plain(customer.name)}: ${plain(text)}\n`);
  nameUndo(ctx);
}

async function addNote(
  ctx: Context,
  store: Store,
  customer: Customer,
  text: string | undefined,
  options: NoteOptions,
): Promise<void> {
  const given =
    options.day === undefined ? null : optionValue(aDay(ctx.today), '--day', await withBookDates(ctx, options.day));
  const words = await textOrAsk(ctx, text, 'What should we remember?');
  const day = given ?? (options.goal ? withoutDay(words, ctx.today).day : null);
  const person = options.person === undefined ? null : await thePerson(store, customer, options.person);
  const personId = person?.id ?? null;
  await rememberFact(ctx, store, customer, { kind: options.goal ? 'goal' : 'fact', text: words, day, personId });
  if (options.json)
    return ctx.io.out(json(keptJson(customer, { kind: options.goal ? 'goal' : 'fact', text: words, day })));
  ctx.io.out(
    `noted for ${plain((person ?? customer).name)}: ${plain(words)}${day === null ? '' : `; I'll remind you on ${dayText(day)}`}\n`,
  );
  nameUndo(ctx);
}

/** The words from the command line; otherwise asked for on a terminal. */
async function textOrAsk(ctx: Context, text: string | undefined, question: string): Promise<string> {
  const words = (text ?? (ctx.prompter.available ? await ctx.prompter.text(question) : '')).trim();
  if (words !== '') return words;
  throw new UsageError('there is nothing to note', { hint: 'write the words in quotation marks after the customer' });
}
