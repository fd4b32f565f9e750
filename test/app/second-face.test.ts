/** A second user interface, only for this test: it works through app/, without commands, options or text. */
import { expect, it } from 'vitest';
import { holdCall } from '../../src/app/calls/hold-call.ts';
import { fitting, log } from '../../src/app/calls/log.ts';
import { readLibrary } from '../../src/app/calls/scripts.ts';
import { findCustomer } from '../../src/app/customers/find-customer.ts';
import { today } from '../../src/app/lists/today.ts';
import type { CallScreen } from '../../src/call/call-screen.ts';
import type { LogEntry } from '../../src/call/log-entry.ts';
import type { Prompter, Workspace } from '../../src/context.ts';
import { readBookSettings } from '../../src/domain/book-settings.ts';
import { bookWith } from '../support/book.ts';
import { workspaceOf } from '../support/cadence.ts';
import { ada, bo } from '../support/call.ts';
import { scripted } from '../support/prompter.ts';

const nothing = {
  at: null,
  number: null,
  person: null,
  by: null,
  next: null,
  minutes: null,
  purpose: null,
  sentiment: null,
};
const none = { promises: [], facts: [], goals: [], questions: [], answers: [], override: null, caller: null };
const talk: LogEntry = { ...nothing, ...none, kind: 'call', outcome: 'connected', inbound: false, note: null };

function screenOf(ctx: Workspace, prompter: Prompter): CallScreen {
  const show = () => {};
  return { prompter, now: ctx.now, head: show, say: show, aside: show, tell: show, warn: show, rows: show };
}

const face = (ctx: Workspace) => ({
  today: async () => (await today(ctx, {})).list.calls.map(({ customer }) => customer.name),
  async log(name: string, note: string) {
    const [store, customer] = [await ctx.openStore(), await this.customer(name)];
    return (await log(ctx, store, customer, await fitting(store, customer, { ...talk, note }))).logged.planned;
  },
  async call(name: string, answers: readonly string[]) {
    const [store, customer] = [await ctx.openStore(), await this.customer(name)];
    const settings = readBookSettings(await store.settings.all());
    const about = { library: await readLibrary(ctx), script: undefined, override: undefined, resumed: undefined };
    const request = { ...about, customer, settings, round: false, prepared: async () => {} };
    return await holdCall(ctx, store, screenOf(ctx, scripted(...answers)), request);
  },
  async customer(name: string) {
    const found = await findCustomer(await ctx.openStore(), name);
    return found.kind === 'one' ? found.customer : Promise.reject(new Error(`${name} is ${found.kind}`));
  },
});

it('lists the calls of today, logs one and holds another', async () => {
  const store = await bookWith(ada, bo);
  const page = face(workspaceOf(store));
  expect(await page.today()).toEqual(['Ada Finch', 'Bo Small']);
  expect(await page.log('bo', 'a new van')).toMatch(/^2027-/);
  expect(await page.today()).toEqual(['Ada Finch']);
  expect(await page.call('ada', ['c', 'y', 'two vans', '/end', '+', 's'])).toEqual({
    kind: 'made',
    outcome: 'connected',
    operation: expect.any(Number),
    waiting: 0,
  });
  expect(await page.today()).toEqual([]);
  expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['two vans']);
  await expect(page.customer('nobody')).rejects.toThrow('nobody is near');
});
