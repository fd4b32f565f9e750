/** Asks of all connected calls from a telephone's log whether they were conversations, with one key each. */
import { type CallToConfirm, type ConfirmedCall, callsToConfirm, confirmCalls } from '../app/calls/to-confirm.ts';
import type { Choice, Context } from '../context.ts';
import { type Outcome, outcomes } from '../domain/touch.ts';
import { Cancelled } from '../errors.ts';
import { callToConfirmJson, callToConfirmText } from '../render/call-log.ts';
import { json } from '../render/json.ts';
import { plural } from '../render/text.ts';
import { toConfirmText } from '../render/today.ts';
import type { Store } from '../store/store.ts';
import { nameUndo } from './name-undo.ts';

type Answer = Outcome | 'later' | 'all talked';

const asked: readonly Outcome[] = ['connected', 'left_voicemail', 'left_message', 'no_answer'];
const allTalked: Choice<Answer> = { value: 'all talked', key: 'a', label: 'Talked, and in all the rest too' };
const later: Choice<Answer> = { value: 'later', key: 's', label: 'Decide later' };

/** Without a terminal the calls are listed, unless `yes` says that all of them were conversations. */
export async function confirmOrList(
  ctx: Context,
  options: { readonly json?: boolean; readonly yes?: boolean },
): Promise<void> {
  const store = await ctx.openStore();
  const calls = await callsToConfirm(ctx, store);
  if (options.yes) {
    const written = await confirmCalls(
      ctx,
      store,
      calls.map((call) => ({ call, outcome: 'connected' })),
    );
    ctx.io.talk(`${plural(written, 'call')} confirmed: talked\n`);
  } else if (options.json) ctx.io.out(json(calls.map(callToConfirmJson)));
  else if (calls.length === 0) ctx.io.talk('no calls are waiting to be confirmed\n');
  else if (ctx.prompter.available) await ctx.prompter.keepTyped(() => askAll(ctx, store, calls));
  else {
    ctx.io.out(calls.map((call) => `${callToConfirmText(call)}\n`).join(''));
    ctx.io.talk(
      'confirm them on a terminal: cadence log --confirm; if you talked in all of them: cadence log --confirm --yes\n',
    );
  }
}

/** After an import: asks on a terminal, else says how to confirm them later. */
export async function confirmImported(ctx: Context, store: Store, mayAsk: boolean): Promise<void> {
  const calls = await callsToConfirm(ctx, store);
  if (calls.length === 0) return;
  if (!mayAsk) ctx.io.talk(`${toConfirmText({ toConfirm: calls.length })}\n`);
  else await askAll(ctx, store, calls);
}

/** What was answered is kept, also when the user stops half-way. */
async function askAll(ctx: Context, store: Store, calls: readonly CallToConfirm[]): Promise<void> {
  ctx.io.talk(`${plural(calls.length, 'connected call')}: did you talk?\n`);
  const answers: ConfirmedCall[] = [];
  try {
    for (const [at, call] of calls.entries()) {
      const answer = await ask(ctx, call, { at, all: calls.length });
      if (answer === 'all talked') {
        answers.push(...calls.slice(at).map((rest) => ({ call: rest, outcome: 'connected' as const })));
        break;
      }
      if (answer !== 'later') answers.push({ call, outcome: answer });
    }
  } catch (error) {
    if (error instanceof Cancelled) await keep(ctx, store, answers, calls.length);
    throw error;
  }
  await keep(ctx, store, answers, calls.length);
}

async function ask(
  { prompter }: Context,
  call: CallToConfirm,
  { at, all }: { readonly at: number; readonly all: number },
): Promise<Answer> {
  const number = all === 1 ? '' : `${at + 1}/${all}  `;
  const others = at === all - 1 ? [later] : [allTalked, later];
  const ofCall = asked.map(
    (value): Choice<Answer> => ({ value, key: outcomes[value].key, label: outcomes[value].label }),
  );
  return await prompter.choose<Answer>(`${number}${callToConfirmText(call)}`, [...ofCall, ...others], {
    undecided: true,
    escape: 'later',
  });
}

async function keep(ctx: Context, store: Store, answers: readonly ConfirmedCall[], all: number): Promise<void> {
  const written = await confirmCalls(ctx, store, answers);
  const left = all - answers.length;
  ctx.io.talk(
    `${plural(written, 'call')} confirmed${left === 0 ? '' : `; ${left} left for later: cadence log --confirm`}\n`,
  );
  if (written > 0) nameUndo(ctx);
}
