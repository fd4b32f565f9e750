import type { FringeFound } from '../domain/plan/fringe.ts';
import { plural } from './text.ts';

export function fringeText({ called, talkedTo, orderedSince, movedUp, neverCalled }: FringeFound): string {
  if (called === 0) return `nobody of tier C was called in the last 12 months; ${neverCalled} were never called\n`;
  return [
    `The fringe in the last 12 months: ${plural(called, 'customer')} of tier C called, ${talkedTo} talked to.`,
    `Since then ${plural(orderedSince, 'customer')} ordered and ${movedUp} moved up to A or B.`,
    `${plural(neverCalled, 'customer')} of tier C ${neverCalled === 1 ? 'was' : 'were'} never called.`,
    '',
  ].join('\n');
}
