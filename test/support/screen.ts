/** A screen without a terminal: keys from a list, pictures to look at. */
import type { Picture, Screen, ScreenEvent } from '../../src/context.ts';

const named: Readonly<Record<string, { name: string; ctrl?: boolean }>> = {
  ...{ '<Enter>': { name: 'return' }, '<Esc>': { name: 'escape' }, '<Up>': { name: 'up' }, '<Down>': { name: 'down' } },
  ...{ '<Left>': { name: 'left' }, '<Right>': { name: 'right' }, '<Home>': { name: 'home' }, '<End>': { name: 'end' } },
  ...{ '<PageDown>': { name: 'pagedown' }, '<PageUp>': { name: 'pageup' }, '<Tab>': { name: 'tab' } },
  ...{ '<Back>': { name: 'backspace' }, '<Del>': { name: 'delete' }, '<F1>': { name: 'f1' } },
  ...{ '<^A>': { name: 'a', ctrl: true }, '<^C>': { name: 'c', ctrl: true }, '<^D>': { name: 'd', ctrl: true } },
  ...{ '<^U>': { name: 'u', ctrl: true }, '<^W>': { name: 'w', ctrl: true }, '<^Z>': { name: 'z', ctrl: true } },
};

/** `<Down>l` as the keys they are; a paste between « and », a while without a key as `<quiet>`. */
export function eventsOf(typed: string): ScreenEvent[] {
  return [...typed.matchAll(/«([^»]*)»|<[^>]+>|./gsu)].map(([text, pasted]): ScreenEvent => {
    if (pasted !== undefined) return { kind: 'paste', text: pasted };
    if (text === '<quiet>') return { kind: 'quiet' };
    const { name, ctrl = false } = named[text] ?? { name: text === ' ' ? 'space' : text };
    return { kind: 'key', key: { name, ctrl, text: named[text] === undefined ? text : '' } };
  });
}

export interface FakeScreen extends Screen {
  /** Every picture that was drawn, as text. */
  readonly pictures: string[];
  /** How often it was left, and whether it is now. */
  readonly left: number;
  readonly isEntered: boolean;
}

/** `before` is called in front of each key; behind the last one the input ends. */
export function fakeScreen(
  typed: string,
  { rows = 24, columns = 80, before }: { rows?: number; columns?: number; before?: () => Promise<void> } = {},
): FakeScreen {
  const events = eventsOf(typed);
  const pictures: string[] = [];
  let left = 0;
  let isEntered = false;
  return {
    ...{ rows, columns, pictures, isBehind: false },
    get left() {
      return left;
    },
    get isEntered() {
      return isEntered;
    },
    enter() {
      isEntered = true;
    },
    leave() {
      left += 1;
      isEntered = false;
    },
    draw: ({ lines }: Picture) => void pictures.push(lines.map((line) => line.trimEnd()).join('\n')),
    async next() {
      await before?.();
      return events.shift() ?? { kind: 'ended' };
    },
    pause: async () => {},
  };
}
