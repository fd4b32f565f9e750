import { builtinScript } from '../../src/call/scripts/builtin.ts';
import { type CallSpeech, probesOf } from '../../src/domain/script/parts.ts';
import type { Script, Step } from '../../src/domain/script/script.ts';
import type { SessionSetup } from '../../src/domain/script/session.ts';
import { sayerOf } from '../../src/domain/script/spoken-date.ts';

export function aStep(fields: Partial<Step> & { id: string }): Step {
  const rest = { guidance: [], probes: [], answer: 'text', choices: [], when: [], retired: false } as const;
  return { title: fields.id, say: [`${fields.id}?`], ...rest, ...fields };
}

export function builtin(name: string): Script {
  const script = builtinScript(name);
  if (script === null) throw new Error(`no built-in script ${name}`);
  return script;
}

/** How the courtesy script speaks to Ada, who is called by Bo. */
export function aSpeech(fields: Partial<CallSpeech> = {}): CallSpeech {
  const values = { 'customer.first_name': 'Ada', 'customer.name': 'Ada Finch', caller: 'Bo' };
  return { parts: builtin('courtesy').parts, values, sayDay: sayerOf('en', null), ...fields };
}

/** Three open questions, `business`, `product` and `anything`, unless told otherwise. Today is a Sunday. */
export function aSetup(fields: Partial<SessionSetup> = {}): SessionSetup {
  return {
    steps: [aStep({ id: 'business' }), aStep({ id: 'product' }), aStep({ id: 'anything' })],
    complaintSteps: builtin('complaint').steps,
    today: '2026-11-22',
    soon: '2026-11-24',
    probes: probesOf(aSpeech()),
    people: [],
    ...fields,
  };
}
