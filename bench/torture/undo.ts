/** Any commands, followed by as many undos, leave the book as it was. */

import type { Prompter } from '../../src/context.ts';
import { Cancelled } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../../test/support/cadence.ts';
import { type Any, anyOf, type Try, writing } from './commands.ts';
import { contentOf, customersCsv, inPlace, numbersFrom } from './place.ts';

const customers = 40;
const undoable = Object.values(writing).filter(({ stays }) => stays === undefined);

export async function undoAll(commands: number, rounds: number, seed: number): Promise<void> {
  await inPlace(async ({ folder }) => {
    for (let round = 0; round < rounds; round++) await oneRound(commands, seed + round, folder);
  });
}

async function oneRound(commands: number, seed: number, folder: string): Promise<void> {
  const random = numbersFrom(seed);
  const store = await emptyBook();
  await runCadence('import -', { store, input: customersCsv(customers) });
  await runCadence('today', { store });
  const before = await contentOf(store);
  const first = (await store.operations.latest(1))[0]?.id ?? 0;
  const done: string[] = [];
  for (let number = 0; number < commands; number++) {
    const any = anyOf(random, customers, number);
    const one = any.pick(any.pick(undoable).tries(any));
    done.push(one.words.join(' '));
    await mustBehave(store, one, { folder, any });
  }
  await undoBackTo(first, store);
  const after = await contentOf(store);
  for (const table of Object.keys(before))
    if (after[table] !== before[table])
      throw new Error(`${table} differs (seed ${seed}) after ${done.join('; ')}\n${before[table]}\n${after[table]}`);
  store.close();
}

async function mustBehave(store: Store, { words, input, asks }: Try, { folder, any }: { folder: string; any: Any }) {
  const scene = {
    ...{ store, folder },
    ...(input === undefined ? {} : { input }),
    ...(asks ? { prompter: restless(any), terminal: 80 } : {}),
  };
  const { code, err } = await runCadence(words, scene);
  // A promise that is not there or a customer who was merged is a plain error; wrong usage would prove nothing.
  if (code === 2 && !/both are|there is no event/.test(err)) throw new Error(`${words.join(' ')}: ${err}`);
  if (err.includes('defect')) throw new Error(`${words.join(' ')}: ${err}`);
}

async function undoBackTo(first: number, store: Store): Promise<void> {
  for (let last = await store.operations.undoable(); last !== null && last.id > first; ) {
    const { code, err } = await runCadence('undo --yes', { store });
    if (code !== 0) throw new Error(`undo of ${last.command}: ${err}`);
    last = await store.operations.undoable();
  }
}

/** Answers whatever is asked by chance, and after a while presses Ctrl-C. */
function restless({ pick }: Any): Prompter {
  let patience = pick([1, 2, 4, 8, 16]);
  const answer = <T>(value: T): T => {
    if (patience-- === 0) throw new Cancelled();
    return value;
  };
  return {
    available: true,
    async text(_question, { default: byDefault = '', check } = {}) {
      const said = [pick(['two vans', 'send it by friday', 'less often, please', '/end', '']), byDefault, 'tomorrow'];
      const taken = said.find((text) => (check?.(text) ?? null) === null);
      if (taken === undefined) throw new Cancelled();
      return answer(taken);
    },
    confirm: async () => answer(pick([true, false])),
    choose: async (_question, choices) => answer(pick(choices).value),
    secret: async () => answer(''),
    edit: async (text) => answer(text),
    keepTyped: (work) => work(),
    unexpected: (work) => work(),
  };
}
