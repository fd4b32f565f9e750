import { steer } from '../command-line/steer.ts';
import { addChoosing, type Choosing, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';

interface ResumeOptions extends Choosing {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addChoosing(
    program.command('resume [customers...]').description('Ends a pause or a snooze: calls are planned again.'),
  )
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples:\n  cadence resume 12\n  cadence resume --tag seasonal\n')
    .action(run(resume));
};

export async function resume(ctx: Context, names: readonly string[], options: ResumeOptions): Promise<void> {
  const store = await ctx.openStore();
  const found = await theCustomers(ctx, store, names, options);
  const resting = (day: string | null) => day !== null && day > ctx.today;
  const customers = found.filter(({ pausedUntil, snoozedUntil }) => resting(pausedUntil) || resting(snoozedUntil));
  if (customers.length === 0 && found.length > 0) {
    ctx.io.talk('nobody of them is paused or snoozed\n');
    return;
  }
  await steer(ctx, store, {
    ...{ kind: 'resume', customers, yes: options.yes, json: options.json },
    change: { pausedUntil: null, snoozedUntil: null },
    what: `resumes the calls to ${customers.length} customers`,
    done: 'called again',
  });
}
