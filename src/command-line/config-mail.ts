/** Sets mail up with questions, and sends a test. */
import { sendTest, serverAddress } from '../app/mailing/set-up.ts';
import type { Context } from '../context.ts';
import { parseAddress, parseAddresses } from '../domain/address.ts';
import { UserError } from '../errors.ts';

export async function configMail(ctx: Context): Promise<void> {
  const { prompter } = ctx;
  if (!prompter.available) {
    throw new UserError('cadence config mail asks its questions at a terminal', {
      hint: 'elsewhere: cadence config set mail.smtp smtps://user@mail.example:465, then mail.from and mail.to',
    });
  }
  const server = await askServer(ctx);
  await ctx.config.set('mail.smtp', server.address);
  if (server.user !== null) await askPassword(ctx, server.user);
  const from = await prompter.text('Which address does the list come from?', {
    default: ctx.config.get('mail.from') ?? (server.user?.includes('@') ? server.user : ''),
    check: (text) => problemOf(parseAddress(text)),
  });
  await ctx.config.set('mail.from', from);
  const to = await prompter.text('Who gets it? (several: separated by commas)', {
    default: ctx.config.get('mail.to') ?? from,
    check: (text) => problemOf(parseAddresses(text)),
  });
  await ctx.config.set('mail.to', to);
  ctx.io.talk(`saved in ${ctx.config.path}, readable by you only\n`);
  if (await prompter.confirm(`Send a test to ${to} now?`, true)) await sendAndTell(ctx, from, to);
}

async function askServer(ctx: Context): Promise<{ address: string; user: string | null }> {
  const { prompter } = ctx;
  const way = await prompter.choose('How does this machine send mail?', [
    { value: 'smtps', key: 's', label: 'over a mail server, encrypted from the start (port 465)' },
    { value: 'smtp', key: 't', label: 'over a mail server with STARTTLS (port 587)' },
    { value: 'sendmail', key: 'm', label: 'with the sendmail program of this machine' },
  ] as const);
  if (way === 'sendmail') {
    const path = await prompter.text('Where is it?', { default: '/usr/sbin/sendmail' });
    return { address: `sendmail:${path}`, user: null };
  }
  const host = await prompter.text('The mail server (and its port, if it is a different one)?', {
    check: (text) => (/^[^\s/@]+$/.test(text) && URL.canParse(`${way}://${text}`) ? null : 'that is not a server name'),
  });
  const user = await prompter.text('The user name there? (Enter: none needed)');
  const known = user === '' ? null : user;
  return { address: serverAddress(way, host, known), user: known };
}

async function askPassword(ctx: Context, user: string): Promise<void> {
  const known = ctx.config.get('mail.password') !== null;
  const password = await ctx.prompter.secret(
    `The password of ${user}?${known ? ' (Enter: keep the one you have)' : ''}`,
  );
  if (password !== '') await ctx.config.set('mail.password', password);
}

async function sendAndTell(ctx: Context, from: string, to: string): Promise<void> {
  const { accepted, failed } = await sendTest(ctx, from, to);
  if (accepted.length > 0) ctx.io.talk(`the mail server accepted the test for ${accepted.join(', ')}\n`);
  const [first] = failed;
  if (first !== undefined) throw new UserError(`the mail server refused ${first.recipient}: ${first.reason}`);
}

function problemOf(parsed: { value: unknown } | { problem: string }): string | null {
  return 'problem' in parsed ? parsed.problem : null;
}
