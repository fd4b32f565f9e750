import { builtinScript } from '../../src/call/scripts/builtin.ts';
import type { Script, Step } from '../../src/domain/script/script.ts';
import type { SessionSetup } from '../../src/domain/script/session.ts';

export function aStep(fields: Partial<Step> & { id: string }): Step {
  const rest = { guidance: [], probes: [], answer: 'text', choices: [], when: [], retired: false } as const;
  return { title: fields.id, say: [`${fields.id}?`], ...rest, ...fields };
}

export function builtin(name: string): Script {
  const script = builtinScript(name);
  if (script === null) throw new Error(`no built-in script ${name}`);
  return script;
}

/** Three open questions, `business`, `product` and `anything`, unless told otherwise. Today is a Sunday. */
export function aSetup(fields: Partial<SessionSetup> = {}): SessionSetup {
  return {
    steps: [aStep({ id: 'business' }), aStep({ id: 'product' }), aStep({ id: 'anything' })],
    complaintSteps: builtin('complaint').steps,
    today: '2026-11-22',
    soon: '2026-11-24',
    ...fields,
  };
}
