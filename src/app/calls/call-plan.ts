/** Puts a call together: the script for this customer and reason, the steps, what decides about the next call. */
import type { CallPlan } from '../../call/guided-call.ts';
import { type ChosenScript, type Library, parseRules, scriptFor, takeScript } from '../../call/library.ts';
import { soon } from '../../call/log-entry.ts';
import type { CallFacts } from '../../call/outcome.ts';
import { earlierAnswers, mergeValues, plannedSteps } from '../../call/plan.ts';
import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { clock } from '../../domain/moment.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import type { Situation } from '../../domain/script/script.ts';
import type { Touch } from '../../domain/touch.ts';
import type { Prepared } from './prepare.ts';

export interface PlanRequest {
  readonly settings: BookSettings;
  readonly library: Library;
  /** Named on the command line. */
  readonly script: string | undefined;
  readonly override: string | undefined;
  /** A call that broke off. */
  readonly resumed: Touch | undefined;
}

interface Planned {
  readonly plan: CallPlan;
  /** What to say about the script that was chosen; lines. */
  readonly warnings: readonly string[];
}

export function planCall(ctx: Workspace, prepared: Prepared, request: PlanRequest): Planned {
  const { brief, known, touches, purpose, event } = prepared;
  const { settings, library, resumed, override } = request;
  const own = readMachineSettings(ctx.config.entries());
  const situation: Situation = {
    tier: known.tier,
    tags: known.customer.tags,
    purpose,
    firstCall: known.lastConversation === null,
  };
  const { script, instead } = chosenScript(request, situation);
  const values = mergeValues(known, { caller: own.me, product: settings.product, event });
  const { steps, lastWords } = plannedSteps(script, known, values);
  const bare = { ...known, facts: [], questions: [], promises: [] };
  const listening = plannedSteps(takeScript(library, 'complaint').script, bare, values);
  const facts: CallFacts = {
    touches,
    day: ctx.today,
    time: clock(ctx.now()),
    interval: brief.interval,
    createdOn: known.customer.createdOn,
    calendar: calendarOf(settings),
  };
  const plan: CallPlan = {
    customer: known.customer,
    facts,
    by: own.me,
    script: script.name,
    purpose: purpose === 'courtesy' ? script.purpose : purpose,
    steps,
    complaintSteps: listening.steps,
    lastWords,
    earlier: earlierAnswers(known.answers.filter(({ touchId }) => touchId !== resumed?.id)),
    soon: soon(facts, ctx.today).day,
    refusals: brief.refusals,
    note: override === undefined ? null : `called although they asked not to be: ${override}`,
  };
  return { plan, warnings: instead };
}

function chosenScript({ settings, library, script, resumed }: PlanRequest, situation: Situation): ChosenScript {
  const named = resumed?.script ?? script;
  if (named !== undefined && named !== null) return takeScript(library, named);
  const { rules } = parseRules(settings.scriptRules ?? '');
  const byTier = { A: settings.scriptA, B: settings.scriptB, C: settings.scriptC };
  const usual = (situation.tier === null ? null : byTier[situation.tier]) ?? settings.script;
  return takeScript(library, scriptFor(situation, rules, usual));
}
