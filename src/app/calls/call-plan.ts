/**
 * Prepares a call: the script for this customer and reason, its steps, and the facts that decide about the next call.
 */

import type { CallPlan } from '../../call/call-plan.ts';
import { earlierAnswers, mergeValues, neverTalked, plannedSteps } from '../../call/call-steps.ts';
import {
  type ChosenScript,
  type Library,
  libraryParts,
  nameIn,
  parseRules,
  scriptFor,
  takeScript,
} from '../../call/library.ts';
import { soon } from '../../call/log-entry.ts';
import type { CallFacts } from '../../call/outcome.ts';
import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import type { Person } from '../../domain/person.ts';
import { plain } from '../../domain/plain.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import { askOf } from '../../domain/script/brief.ts';
import {
  type Language,
  languageCalled,
  languageNames,
  languageOfBook,
  languageOfCall,
} from '../../domain/script/language.ts';
import type { CallSpeech } from '../../domain/script/parts.ts';
import type { Script, Situation } from '../../domain/script/script.ts';
import { sayerOf } from '../../domain/script/spoken-date.ts';
import { spokenReason } from '../../domain/script/spoken-reason.ts';
import type { Touch } from '../../domain/touch.ts';
import { timeToRecord } from '../settings/clocks.ts';
import type { CalledFor, Prepared } from './prepare.ts';

export interface PlanRequest {
  readonly settings: BookSettings;
  readonly library: Library;
  /** Named on the command line. */
  readonly script: string | undefined;
  readonly override: string | undefined;
  /** A call that broke off and is being resumed. */
  readonly resumed: Touch | undefined;
}

interface Planned {
  readonly plan: CallPlan;
  /** Remarks about the choice of the script, a line each. */
  readonly warnings: readonly string[];
}

export function planCall(ctx: Workspace, prepared: Prepared, request: PlanRequest): Planned {
  const { brief, known, touches, purpose, event } = prepared;
  const { settings, library, resumed, override } = request;
  const kind = event === null ? null : event.kind;
  const own = readMachineSettings(ctx.config.entries());
  const situation: Situation = {
    tier: known.tier,
    tags: known.customer.tags,
    purpose,
    firstCall: known.lastConversation === null,
    neverTalked: neverTalked(known),
    event: kind,
  };
  const ask = askOf(brief);
  const spokenTo = known.person ?? ask?.person ?? null;
  const wanted = languageOfCall(known.customer, settings, spokenTo);
  const { script, instead } = chosenScript(request, situation, { event, language: wanted });
  const language = script.language ?? languageOfBook(settings);
  const speech = speechOf(prepared, { ...request, script, language }, own.me);
  const { steps, lastWords } = plannedSteps(script, known, { speech, event: kind });
  const bare = { ...known, facts: [], questions: [], promises: [] };
  const listening = plannedSteps(takeScript(library, nameIn(library, 'complaint', language)).script, bare, { speech });
  const facts: CallFacts = {
    touches,
    day: ctx.today,
    time: timeToRecord(ctx, settings.zone),
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
    speech,
    earlier: earlierAnswers(known.answers.filter(({ touchId }) => touchId !== resumed?.id)),
    soon: soon(facts, ctx.today).day,
    refusals: brief.refusals,
    people: brief.people,
    ask,
    person: known.person,
    again: ({ customer, people, person }) =>
      planCall(
        ctx,
        { ...prepared, known: { ...known, customer, person }, brief: { ...brief, customer, people } },
        request,
      ).plan,
    note: override === undefined ? null : `called although they asked not to be: ${override}`,
  };
  return { plan, warnings: [...instead, ...otherLanguage(language, settings, spokenTo)] };
}

/** A caller who does not speak that language is told how to change it. */
function otherLanguage(language: Language, settings: BookSettings, person: Person | null): string[] {
  const usual = languageOfBook(settings);
  if (language === usual) return [];
  const because =
    person !== null && languageCalled(person.language) === language
      ? `${plain(person.name)} speaks it`
      : 'as the customer’s country says';
  return [
    `the questions are in ${languageNames[language]}, ${because}; to always use ${languageNames[usual]}: cadence config language ${usual}`,
  ];
}

/** The words of the call, in the language of its script, filled in with what is known about the customer. */
function speechOf(
  { known, event }: Prepared,
  {
    script,
    language,
    settings,
    library,
  }: Pick<PlanRequest, 'settings' | 'library'> & { readonly script: Script; readonly language: Language },
  caller: string | null,
): CallSpeech {
  const sayDay = sayerOf(language, known.customer.country ?? settings.country);
  const reason = event === null ? null : spokenReason(event, language);
  const { shop, product } = settings;
  const values = mergeValues(known, { caller, shop, product, event: reason, language, sayDay });
  return { parts: libraryParts(library, script, language), values, sayDay };
}

/** A resumed call keeps its script; a script named on the command line, or by the event, overrides all rules. */
function chosenScript(
  { settings, library, script, resumed }: PlanRequest,
  situation: Situation,
  { event, language }: { readonly event: CalledFor | null; readonly language: Language },
): ChosenScript {
  if (resumed?.script != null) return takeScript(library, resumed.script, language);
  const take = (name: string) => takeScript(library, nameIn(library, name, language), language);
  const named = script ?? event?.script;
  if (named != null) return take(named);
  const { rules } = parseRules(settings.scriptRules ?? '');
  const byTier = { A: settings.scriptA, B: settings.scriptB, C: settings.scriptC };
  const usual = (situation.tier === null ? null : byTier[situation.tier]) ?? settings.script;
  return take(scriptFor(situation, rules, usual));
}
