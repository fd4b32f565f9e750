/** Between a command and the terminal: removes control characters, folds lines, and keeps long answers for a pager. */
import type { Io, Prompter } from './context.ts';
import { controls, lineEnds, reordering } from './domain/invisible.ts';
import { fitted } from './render/fitted.ts';

/** The same with another way of writing, and with the terminal's present size. */
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

/** Keeps the answer until it is complete, for a pager, and the remarks that follow it. A pager breaks lines anywhere, so they are folded first, except in exact output. */
export function holding(io: Io, exact: boolean) {
  const answer: string[] = [];
  const talk: string[] = [];
  return {
    io: changed(io, {
      out: (text) => void answer.push(text),
      talk: (text) => (answer.length === 0 ? io.talk(text) : void talk.push(text)),
    }),
    async show(page: (text: string) => Promise<boolean>): Promise<void> {
      const text = answer.join('');
      if (text !== '' && !(await page(exact ? text : fitted(text, io.width)))) io.out(text);
      if (talk.length > 0) io.talk(talk.join(''));
    },
  };
}

/** On a terminal, folds wide lines at words, except in exact output. */
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
/** ` (y/N) ` and the answer behind it, which may not be broken. */
const confirmation = 9;

/** Folds questions that are too wide for the terminal. */
export function legible(prompter: Prompter, columns: () => number): Prompter {
  const fit = (question: string, behind = 0) => fitted(question, columns() - mark - behind);
  return {
    get available() {
      return prompter.available;
    },
    plain: prompter.plain === true,
    text: (question, options) => prompter.text(fit(question), options),
    confirm: (question, byDefault) => prompter.confirm(fit(question, confirmation), byDefault),
    choose: (question, choices, options) => prompter.choose(fit(question), choices, options),
    secret: (question) => prompter.secret(fit(question)),
    edit: (text) => prompter.edit(text),
    keepTyped: (work) => prompter.keepTyped(work),
    unexpected: (work) => prompter.unexpected(work),
  };
}

/**
 * The last safeguard for all commands: stderr cannot control the terminal, except that cadence clears a line of its
 * own.
 */
export function harmless(io: Io): Io {
  const safe = (text: string) => text.replace(steering, '');
  return changed(io, { talk: (text) => io.talk(safe(text)), err: (text) => io.err(safe(text)) });
}

/** Except line feed, carriage return and clearing a line. */
const steering = new RegExp(`(?!\\n|\\r|\\u001b\\[K)[${controls}${reordering}${lineEnds}]`, 'g');
const steeringInLine = new RegExp(`(?!\\n)[${controls}${reordering}${lineEnds}]`, 'g');

/** A message may quote a file: nothing in it may control the terminal. */
export function visible(text: string): string {
  return text.replace(steeringInLine, '�');
}
