/** What stands between a command and the terminal: nothing steers it, lines fit it, long answers are kept for a pager. */
import type { Io, Prompter } from './context.ts';
import { controls, lineEnds, reordering } from './domain/invisible.ts';
import { fitted } from './render/fitted.ts';

/** The same with other writing, and the size of the terminal as it is whenever it is asked for. */
function changed(io: Io, changes: Partial<Pick<Io, 'out' | 'talk' | 'err'>>): Io {
  return {
    ...io,
    ...changes,
    get width() {
      return io.width;
    },
    get rows() {
      return io.rows;
    },
  };
}

/** Keeps the answer until all of it is there, for a pager, and the talk about it that follows. */
export function holding(io: Io) {
  const answer: string[] = [];
  const talk: string[] = [];
  return {
    io: changed(io, {
      out: (text) => void answer.push(text),
      talk: (text) => (answer.length === 0 ? io.talk(text) : void talk.push(text)),
    }),
    async show(page: (text: string) => Promise<boolean>): Promise<void> {
      const text = answer.join('');
      if (text !== '' && !(await page(text))) io.out(text);
      if (talk.length > 0) io.talk(talk.join(''));
    },
  };
}

/** On a terminal, lines that are too wide are folded at words, but for answers that must stay exact. */
export function readable(io: Io, exact: boolean): Io {
  const fit = (text: string) => fitted(text, io.width);
  return changed(io, {
    out: io.outIsTerminal && !exact ? (text) => io.out(fit(text)) : io.out,
    talk: io.errIsTerminal ? (text) => io.talk(fit(text)) : io.talk,
    err: io.errIsTerminal ? (text) => io.err(fit(text)) : io.err,
  });
}

/** The mark before a question. */
const mark = 2;

/** Questions that are too wide for the terminal are folded at words. */
export function legible(prompter: Prompter, columns: () => number): Prompter {
  const fit = (question: string) => fitted(question, columns() - mark);
  return {
    get available() {
      return prompter.available;
    },
    plain: prompter.plain === true,
    text: (question, options) => prompter.text(fit(question), options),
    confirm: (question, byDefault) => prompter.confirm(fit(question), byDefault),
    choose: (question, choices, options) => prompter.choose(fit(question), choices, options),
    secret: (question) => prompter.secret(fit(question)),
    edit: (text) => prompter.edit(text),
  };
}

/** The net below all commands: nothing of what is said on stderr steers the terminal, but that cadence clears a line of its own. */
export function harmless(io: Io): Io {
  const safe = (text: string) => text.replace(steering, '');
  return changed(io, { talk: (text) => io.talk(safe(text)), err: (text) => io.err(safe(text)) });
}

/** But for line feed, carriage return and the clearing of a line. */
const steering = new RegExp(`(?!\\n|\\r|\\u001b\\[K)[${controls}${reordering}${lineEnds}]`, 'g');
const steeringInLine = new RegExp(`(?!\\n)[${controls}${reordering}${lineEnds}]`, 'g');

/** A message may quote what came from a file: nothing in it may steer the terminal. */
export function visible(text: string): string {
  return text.replace(steeringInLine, '�');
}
