/** How often a command asks the server: at 20 ms a round trip, that is what a caller waits for. */
import { randomBytes } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { takeLine } from '../../src/app/calls/claim.ts';
import { CallNotes, callTouch } from '../../src/call/notes.ts';
import type { HowItWent } from '../../src/call/outbox.ts';
import type { Workspace } from '../../src/context.ts';
import type { Store } from '../../src/store/store.ts';
import { runCadence } from '../support/cadence.ts';
import { makeTeamBook, openFor, teamDay } from '../support/callers-on-server.ts';
import { testServer } from '../support/postgres.ts';
import { type WayToServer, wayTo } from '../support/proxy.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;
const it = itWhere(whyNot === '', whyNot);

const went: HowItWent = {
  ...{
    outcome: 'connected' as const,
    customer: { id: 1, phones: [], struckPhones: [], snoozedUntil: null },
    person: null,
  },
  ...{ number: null, callback: null, searchBy: teamDay, summary: 'called Customer 0' },
};

/** A book of which the figures of the day are worked out; each command gets it over a connection of its own. */
async function book(): Promise<{ readonly way: WayToServer; open(): Promise<Store> }> {
  const schema = `?schema=test_${randomBytes(6).toString('hex')}`;
  await makeTeamBook(`${String(server)}${schema}`, { callers: 1, customers: 12 });
  const way = await wayTo(String(server));
  onTestFinished(() => way.end());
  const open = async () => {
    const store = await openFor(`${way.address}${schema}`, 'Caller 0');
    onTestFinished(() => store.close());
    return store;
  };
  const first = await open();
  for (const command of [['today'], ['log', '3', '--note', 'tea']])
    await runCadence(command, { store: first, today: teamDay });
  return { way, open };
}

describeWhere(whyNot === '', whyNot)('a command on a book on a server', () => {
  it.each<[most: number, command: readonly string[]]>([
    [13, ['today']],
    [16, ['week']],
    [15, ['log', '2', '--note', 'wants bags', '--outcome', 'connected']],
    [11, ['note', '2', 'tea']],
  ])('asks at most %i times for %j', async (most, command) => {
    const { way, open } = await book();
    const store = await open();
    const before = way.trips;
    expect((await runCadence(command, { store, today: teamDay })).code).toBe(0);
    expect(way.trips - before).toBeLessThanOrEqual(most);
  });

  it('asks at most 6 times for a step of a call, with the sign that the call goes on', async () => {
    const { way, open } = await book();
    const store = await open();
    const programs = { mark: () => ({ number: 1, host: 'here', start: null }) };
    const ctx = { now: () => new Date(), config: { entries: () => new Map() }, programs } as unknown as Workspace;
    const line = await takeLine(ctx, store, 1, 0);
    const screen = { warn: () => {}, prompter: { confirm: async () => false } as never };
    const outbox = { newKey: () => randomBytes(9).toString('hex'), keep: async () => {}, clear: async () => {} };
    const touch = callTouch({ id: 1 }, 'connected', { day: teamDay, time: '10:00', by: 'Ann', unfinished: true });
    const lost = () => expect.fail('somebody else has the customer');
    const held: Store = {
      ...store,
      atomically: async (operation, work) =>
        await store.atomically({ ...operation, holding: line?.holding(lost) }, work),
    };
    const notes = await CallNotes.begin({ store: held, screen, outbox }, { touch, ...went });
    const before = way.trips;
    await notes.save([{ kind: 'fact', text: 'tea', day: null }]);
    expect(way.trips - before).toBeLessThanOrEqual(6);
    await line?.end();
  });
});
