import type { Context, Register } from '../context.ts';
import { type Address, parseAddress, parseAddresses } from '../domain/address.ts';
import type { WeekList } from '../domain/week.ts';
import { UsageError, UserError } from '../errors.ts';
import type { Delivery } from '../mail/mailer.ts';
import { json, weekJson } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { weekText } from '../render/week.ts';
import { weekOf } from './weekly.ts';

interface WeekOptions {
  readonly email?: true | readonly string[];
  readonly html?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('week')
    .description('The weekly list, Monday to Sunday; at the weekend the coming week.')
    .option('--email [to...]', 'mail it to these addresses (else to mail.to)')
    .option('--html', 'print it as an HTML page')
    .option('--all', 'every call of every day')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence week\n  cadence week --email ann@shop.example\n  cadence week --html > week.html\n',
    )
    .action(run(week));
};

export async function week(ctx: Context, options: WeekOptions): Promise<void> {
  const store = await ctx.openStore();
  const list = await weekOf(store, { today: ctx.today, now: ctx.now() });
  const all = options.all === true;
  if (options.email !== undefined) return await mail(ctx, list, options.email, all);
  if (options.json) ctx.io.out(json(weekJson(list)));
  else if (options.html) ctx.io.out((await import('../render/week-html.ts')).weekHtml(list, { all }));
  else
    ctx.io.out(
      weekText(list, { paint: paintFor(ctx.io.color), width: ctx.io.outIsTerminal ? ctx.io.width : undefined, all }),
    );
}

async function mail(ctx: Context, list: WeekList, asked: true | readonly string[], all: boolean): Promise<void> {
  const to = recipients(ctx, asked);
  const from = sender(ctx);
  const { weekMessage } = await import('../mail/message.ts');
  const message = weekMessage(list, { from, to, date: ctx.now(), all });
  const mailer = await ctx.mailer();
  report(
    ctx,
    await mailer.send(
      message,
      to.map(({ address }) => address),
    ),
    message.subject,
  );
}

/** Who is to get it: as asked for, else as set. */
function recipients(ctx: Context, asked: true | readonly string[]): readonly Address[] {
  const named = asked === true ? ctx.config.get('mail.to') : asked.join(',');
  if (named === null || named.trim() === '') {
    throw new UsageError('nobody is named to mail the list to', {
      hint: 'cadence week --email ann@shop.example, or once and for all: cadence config set mail.to ann@shop.example',
    });
  }
  const parsed = parseAddresses(named);
  if ('problem' in parsed) throw new UsageError(`the list cannot be mailed: ${parsed.problem}`);
  return parsed.value;
}

/** Who it comes from: mail.from, else the user of the mail server when that is an address. */
function sender(ctx: Context): Address {
  const named = ctx.config.get('mail.from');
  if (named === null)
    throw new UserError('the list needs an address to come from', {
      hint: 'cadence config set mail.from ann@shop.example',
    });
  const parsed = parseAddress(named);
  if ('problem' in parsed)
    throw new UserError(`mail.from: ${parsed.problem}`, { hint: 'cadence config set mail.from ann@shop.example' });
  return parsed.value;
}

function report(ctx: Context, { accepted, refused }: Delivery, subject: string): void {
  if (accepted.length > 0) ctx.io.talk(`mailed “${subject}” to ${accepted.join(', ')}\n`);
  if (refused.length === 0) return;
  const each = refused.map(({ recipient, reason }) => `${recipient} (${reason})`).join(', ');
  throw new UserError(`the mail server refused ${each}`, {
    hint: accepted.length === 0 ? 'nothing was sent' : `the others have it: ${accepted.join(', ')}`,
  });
}
