import { tagCustomers, taggingText } from '../app/customers/tag.ts';
import { aTag } from '../command-line/customer-options.ts';
import { goOn } from '../command-line/go-on.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { addChoosing, type Choosing, isChosenByFilter, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { namesOf } from '../domain/customer.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';

interface TagOptions extends Choosing {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addChoosing(
    program
      .command('tag <words...>')
      .usage('[options] <customer...> <+tag | -- -tag>...')
      .description('Adds tags to customers, or removes them: +vip adds it, -- -vip removes it.'),
  )
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence tag 12 +vip\n  cadence tag --tier A +christmas-card\n  cadence tag finch -- -vip\n',
    )
    .action(run(tag));
};

export async function tag(ctx: Context, words: readonly string[], options: TagOptions): Promise<void> {
  const isTag = (word: string) => /^[+-]\S/.test(word) && Number.isNaN(Number(word));
  const names = words.filter((word) => !isTag(word));
  const on = words.filter((word) => isTag(word) && word.startsWith('+')).map((word) => aTag(word.slice(1)));
  const off = words.filter((word) => isTag(word) && word.startsWith('-')).map((word) => aTag(word.slice(1)));
  if (on.length + off.length === 0 || (names.length === 0 && !isChosenByFilter(options))) {
    throw new UsageError('say whom to tag and how', {
      hint: 'cadence tag 12 +vip, or cadence tag 12 -- -vip to remove it',
    });
  }
  const store = await ctx.openStore();
  const customers = await theCustomers(ctx, store, names, options);
  const done = taggingText({ on, off });
  const what = `tags ${plural(customers.length, 'customer')} ${done}`;
  if (!(await goOn(ctx, { customers: customers.length, what, yes: options.yes }))) return;
  const changed = await tagCustomers(ctx, store, customers, { on, off });
  if (options.json) ctx.io.out(json(changed.map(({ id, name }) => ({ id, name }))));
  else ctx.io.out(`${changed.length === 0 ? 'nothing to change' : `${plain(namesOf(changed))}: ${plain(done)}`}\n`);
  if (changed.length > 0) nameUndo(ctx, options);
}
