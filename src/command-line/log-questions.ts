/** What `log` asks on a terminal when options are missing. */
import { readLibrary } from '../app/calls/scripts.ts';
import type { LogEntry } from '../call/log-entry.ts';
import type { Context } from '../context.ts';
import { readMachineSettings } from '../domain/machine-settings.ts';
import { moment } from '../domain/option-types.ts';
import { bringsAnswers, type Outcome, outcomeNames, outcomes } from '../domain/touch.ts';
import { checkedAnswer } from './log-options.ts';

/** Answers as the guided call would store them, with the words of their questions. */
export async function withWords(ctx: Context, entry: LogEntry): Promise<LogEntry> {
  if (entry.answers.length === 0) return entry;
  const steps = [...(await readLibrary(ctx)).values()].flatMap(({ script }) => script?.steps ?? []);
  const answerable = steps.filter(({ answer }) => answer !== 'none');
  return { ...entry, answers: entry.answers.map((answer) => checkedAnswer(answer, answerable, ctx.today)) };
}

/** On a terminal, asks for missing facts; elsewhere a call counts as a conversation. */
export async function withMissing(ctx: Context, entry: LogEntry): Promise<LogEntry> {
  const { prompter } = ctx;
  const caller = entry.caller ?? readMachineSettings(ctx.config.entries()).me;
  if (!prompter.available) return { ...entry, caller };
  return await prompter.keepTyped(async () => ({ ...entry, caller, ...(await missingFacts(ctx, entry)) }));
}

async function missingFacts(ctx: Context, entry: LogEntry): Promise<Pick<LogEntry, 'outcome' | 'by' | 'note'>> {
  const outcome =
    (entry.kind ?? 'call') === 'call' ? (entry.outcome ?? (await askOutcome(ctx, outcomesOf(entry)))) : null;
  const by = entry.by ?? (outcome !== null && outcomes[outcome].asksForDay ? readBy(ctx, await askBy(ctx)) : null);
  const note = entry.note ?? ((await ctx.prompter.text('What was said? (Enter: nothing to note)')) || null);
  return { outcome, by, note };
}

/** With answers, only outcomes in which they can have been given. */
function outcomesOf({ answers, inbound }: LogEntry): readonly Outcome[] {
  const direction = inbound ? 'inbound' : 'outbound';
  return outcomeNames.filter((outcome) => answers.length === 0 || bringsAnswers({ kind: 'call', outcome, direction }));
}

async function askOutcome({ prompter }: Context, names: readonly Outcome[]): Promise<Outcome> {
  const choices = names.map((value) => ({ value, key: outcomes[value].key, label: outcomes[value].label }));
  return await prompter.choose('How did it go?', choices, { undecided: true });
}

/** The day or time, as typed. */
export async function askBy({ prompter, today }: Context): Promise<string> {
  const { parse } = moment(today);
  const problemOf = (text: string) => {
    const parsed = parse(text);
    return text === '' || 'value' in parsed ? null : parsed.problem;
  };
  return await prompter.text('When do they want to be called? (tuesday at 10; Enter: they did not say)', {
    check: problemOf,
  });
}

function readBy({ today }: Context, text: string): LogEntry['by'] {
  const parsed = moment(today).parse(text);
  return 'value' in parsed ? parsed.value : null;
}
