/** The made-up shop of `demo`: its files, dated as if its Monday were today, and what has happened there since. */
import { join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { addDays, type Day, parseIsoDay, toEpochDay, type Weekday, weekdayOf } from '../../domain/day.ts';
import type { Store } from '../../store/store.ts';
import { entryWith, log } from '../calls/log.ts';
import { addPerson } from '../customers/people.ts';

/** The Monday after the last order in the files. */
const mondayOfFiles: Day = '2026-11-23';
/** Earlier dates are birthdays, which do not move. */
const firstOfFiles: Day = '2020-01-01';
const longest = 1_000_000;
const weekend: readonly Weekday[] = [0, 6];

/** Copies of the shipped files in the folder. */
export async function filesOfToday(ctx: Workspace, folder: string, today: Day): Promise<string[]> {
  const days = toEpochDay(today) - toEpochDay(mondayOfFiles);
  const copies: string[] = [];
  for (const name of ['customers.csv', 'orders.csv']) {
    const text = await ctx.files.readOwn(ctx.files.shipped(`demo/${name}`), longest);
    const path = join(folder, name);
    await ctx.files.write(
      path,
      text.replace(/(?<=,)\d{4}-\d{2}-\d{2}(?=,|$)/gm, (date) => moved(date, days)),
    );
    copies.push(path);
  }
  return copies;
}

function moved(date: string, days: number): string {
  const day = parseIsoDay(date);
  return day === null || day < firstOfFiles ? date : addDays(day, days);
}

function workdayBefore(day: Day): Day {
  const before = addDays(day, -1);
  return weekend.includes(weekdayOf(before)) ? workdayBefore(before) : before;
}

/** Somebody asked to be called back, somebody complained, and a company has two people. */
export async function whatHappened(ctx: Workspace, store: Store): Promise<void> {
  const { today } = ctx;
  const customers = await store.customers.all();
  const customer = (externalId: string) => {
    const found = customers.find((one) => one.externalId === externalId);
    if (found === undefined) throw new Error(`the demo has no customer ${externalId}`);
    return found;
  };
  const asked = customer('2035');
  const callback = entryWith({
    ...{ outcome: 'callback', at: { day: workdayBefore(today), time: '16:10' }, by: { day: today, time: '10:00' } },
    note: 'in the middle of baking; please call again at ten',
  });
  await log(ctx, store, asked, callback);
  const company = customer('2014');
  const facts = { name: 'Marta Diaz', role: 'head chef', phones: ['+1 419 555 0177'] };
  await addPerson(ctx, store, company, { emails: [], ...facts }, false);
  const complaining = customer('2005');
  const about = 'two crates came broken';
  const complaint = entryWith({
    ...{ outcome: 'connected', at: { day: workdayBefore(addDays(today, -3)), time: '11:20' }, sentiment: 'negative' },
    ...{ note: about, facts: ['opens a second tea house in spring'] },
  });
  const { touch } = (await log(ctx, store, complaining, complaint)).logged;
  await store.atomically({ kind: 'log', day: today }, async (book) => {
    const due = { due: today, time: null, madeOn: touch.day, doneOn: null, toldOn: null };
    await book.promises.add({
      customerId: complaining.id,
      touchId: touch.id,
      kind: 'complaint',
      text: `call about this: ${about}`,
      about,
      ...due,
    });
    await book.summarize(`${complaining.name}: ${about}`);
  });
}
