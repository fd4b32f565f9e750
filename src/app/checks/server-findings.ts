/** Checks what is about a server and not about a file: its version, its clock, our rights, and calls that broke off. */
import type { Workspace } from '../../context.ts';
import { plural } from '../../domain/plural.ts';
import type { ServerState } from '../../store/dialect.ts';
import type { Store } from '../../store/store.ts';
import { keptAside } from '../calls/outbox.ts';
import { type Finding, ok } from './finding.ts';

/** Seconds that two clocks may differ: claims last ten minutes by the server's. */
const mostApart = 60;

export async function serverFindings(ctx: Workspace, store: Store): Promise<Finding[]> {
  const state = await store.health.server();
  if (state === null) return [];
  const now = ctx.now();
  return [
    ok(
      'server',
      `${ctx.files.server} answers, PostgreSQL ${state.version}; its disks and backups are up to the provider`,
    ),
    ...rightsFindings(state),
    clockFinding(state, now),
    await claimFinding(store, now),
    ...(await keptFindings(ctx)),
  ];
}

const someOf = (names: readonly string[]) =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

function rightsFindings({ isStandby, role, lacking, beyond }: ServerState): Finding[] {
  const what = 'rights';
  const todo = 'whoever made the book can grant the rights again: cadence caller edit NAME --login ROLE';
  if (isStandby) {
    const text = 'this server is a standby, which can only be read';
    return [{ what, state: 'look', text, todo: 'name the main server to work in the book' }];
  }
  const apart = [
    ...(lacking.length === 0 ? [] : [`lacks ${someOf(lacking)}`]),
    ...(beyond.length === 0 ? [] : [`has besides ${someOf(beyond)}`]),
  ];
  if (apart.length === 0) return [ok(what, `your login is a ${role}’s, with all rights of one and no others`)];
  const isBad = lacking.some((right) => right.startsWith('SELECT'));
  return [{ what, state: isBad ? 'bad' : 'look', text: `your login is a ${role}’s, but ${apart.join('; ')}`, todo }];
}

function clockFinding({ clock }: ServerState, now: Date): Finding {
  const seconds = Math.round((now.getTime() - clock.getTime()) / 1_000);
  const apart = Math.abs(seconds);
  if (apart <= mostApart) return ok('clock', 'that of this machine and the server agree');
  const by = apart < 3_600 ? plural(Math.round(apart / 60), 'minute') : plural(Math.round(apart / 3_600), 'hour');
  return {
    what: 'clock',
    state: 'look',
    text: `this machine is ${by} ${seconds > 0 ? 'ahead of' : 'behind'} the server`,
    todo: 'let both take their time from the network (NTP): the clock of the server decides who calls whom',
  };
}

/** A claim that nobody ended expires by itself; the call that it was for is still open. */
async function claimFinding(store: Store, now: Date): Promise<Finding> {
  const [held, unfinished] = [await store.claims.held(now), await store.touches.unfinished()];
  const left = unfinished.filter(({ customerId }) => !held.has(customerId));
  const running = held.size === 0 ? 'nobody is on the phone' : `${plural(held.size, 'customer')} on the phone`;
  if (left.length === 0) return ok('calls', running);
  return {
    what: 'calls',
    state: 'look',
    text: `${running}; ${plural(left.length, 'call')} ${left.length === 1 ? 'was' : 'were'} interrupted, and nobody holds the customer any more`,
    todo: 'continue or close them: cadence call',
  };
}

/** What calls kept on this computer and no command could write. */
async function keptFindings(ctx: Workspace): Promise<Finding[]> {
  const files = await keptAside(ctx);
  if (files.length === 0) return [];
  return [
    {
      what: 'calls',
      state: 'look',
      text: `the last words of ${plural(files.length, 'call')} are on this computer, and not in the book: ${files.join(', ')}`,
      todo: 'what can be read there, note by hand (cadence log, cadence note); then remove the file',
    },
  ];
}
