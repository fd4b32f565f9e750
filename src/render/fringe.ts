import type { FringeFound } from '../domain/plan/fringe.ts';
import { plural } from './text.ts';

export function fringeText({ called, talkedTo, answered, promised, neverCalled }: FringeFound): string {
  const never = `${plural(neverCalled, 'customer')} of tier C ${neverCalled === 1 ? 'was' : 'were'} never called.\n`;
  if (called === 0) return `No customer of tier C was called in the last 12 months.\n${never}`;
  return [
    `Smaller customers in the last 12 months: ${plural(called, 'customer')} of tier C called, ${talkedTo} talked to.`,
    `In these calls ${answered} answered questions, and ${promised} got a promise or had a complaint.`,
    never,
  ].join('\n');
}
