import { eraseCustomer, erasePerson } from '../app/customers/erase.ts';
import { thePerson } from '../app/customers/people.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import { tellUnswept } from '../command-line/unswept.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import type { Person } from '../domain/person.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import type { Mention } from '../store/mentions.ts';
import type { Store } from '../store/store.ts';

interface EraseOptions {
  readonly keepSums?: boolean;
  readonly person?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('erase <customer...>')
    .description('Removes a person from the book for good: facts, purchases, notes, and their undo history.')
    .option('--keep-sums', 'keep their purchases, detached from any customer')
    .option('--person <name>', 'only this person at the customer: the customer and their purchases stay')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nA salted hash of their number and addresses stays, so that an import does not bring them back.\nBackups made earlier still hold them; it lists those.\n\nExamples:\n  cadence export --person 12 > finch.json\n  cadence erase 12\n  cadence erase 12 --person bob\n',
    )
    .action(run(erase));
};

export async function erase(ctx: Context, words: readonly string[], options: EraseOptions): Promise<void> {
  const store = await ctx.openStore();
  const customer = await theCustomer(ctx, store, words.join(' '));
  const person = options.person === undefined ? null : await theOther(store, customer, options);
  const who =
    person === null
      ? `${customer.id} ${plain(displayName(customer))}`
      : `${plain(person.name)}, at ${plain(displayName(customer))}`;
  if (!options.yes) {
    if (!ctx.prompter.available)
      throw new UsageError(`erasing cannot be undone: confirm that you mean ${who}`, { hint: 'add --yes' });
    const copy = ctx.files.server === null ? '' : ' No copy of the book is made first.';
    if (!(await ctx.prompter.confirm(`Erase ${who} for good? This cannot be undone.${copy}`, false))) {
      ctx.io.talk('nothing was changed\n');
      return;
    }
  }
  const keepSums = options.keepSums === true;
  const { swept, mentions, mentioned, copies } =
    person === null
      ? await eraseCustomer(ctx, store, customer, { keepSums })
      : await erasePerson(ctx, store, customer, person);
  const of = person === null ? {} : { person: person.id };
  if (options.json) ctx.io.out(json({ erased: customer.id, ...of, keptSums: keepSums, swept, copies, mentions }));
  else ctx.io.out(person === null ? `erased ${customer.id}\n` : `erased ${who}\n`);
  if (!swept) tellUnswept(ctx, 'them');
  tellMentions(ctx, mentions, mentioned);
  if (ctx.files.server !== null)
    ctx.io.talk(
      'Not erased: the server’s log, its replicas and its provider’s backups. Ask whoever runs the server how long they are kept\n',
    );
  if (copies.length > 0) {
    ctx.io.talk(`${plural(copies.length, 'backup')} may still hold them; delete any that must not:\n`);
    for (const path of copies) ctx.io.talk(`  ${plain(path)}\n`);
  }
}

/** One of several people, who have no purchases to keep. */
async function theOther(store: Store, customer: Customer, { person = '', keepSums }: EraseOptions): Promise<Person> {
  if (keepSums)
    throw new UsageError('--person leaves the purchases as they are, so --keep-sums has no effect', {
      hint: 'leave one of them out',
    });
  const found = await thePerson(store, customer, person);
  if (found !== null) return found;
  throw new UsageError(`${plain(customer.name)} is the customer, and nobody else is known there`, {
    hint: `to erase the customer: cadence erase ${customer.id}`,
  });
}

/** Notes about other customers are theirs: the user decides about them. */
function tellMentions(ctx: Context, mentions: readonly Mention[], mentioned: readonly Customer[]): void {
  if (mentioned.length === 0) return;
  ctx.io.talk(
    `${plural(mentioned.length, 'other customer')} with notes that name them. Correct these with cadence note ID --list, --edit and --delete; the rest with edit, tier, interval and tag:\n`,
  );
  for (const other of mentioned) {
    const where = new Set(mentions.filter(({ customerId }) => customerId === other.id).map((mention) => mention.in));
    ctx.io.talk(`  ${other.id} ${plain(displayName(other))} (${[...where].join(', ')})\n`);
  }
}
