import type { Io } from '../context.ts';
import { outputTo } from './output.ts';
import { holdInterrupts } from './wait.ts';

/** The process's own input and output. */
export function processIo(options: { quiet: boolean; color: boolean | undefined; theme: () => 'dark' | 'light' }): Io {
  const answers = outputTo(1);
  const talk = outputTo(2);
  return {
    out: answers.write,
    talk: options.quiet ? () => {} : talk.write,
    err: talk.write,
    input: () => process.stdin,
    launch: async (command) => await (await import('./launch.ts')).launch(command),
    holdInterrupts,
    outIsTerminal: answers.isTerminal,
    errIsTerminal: talk.isTerminal,
    // The present width: on the desk the terminal may be resized between two calls.
    get width() {
      return answers.columns || 80;
    },
    get rows() {
      return answers.rows || undefined;
    },
    color: (options.color ?? wantsColor(answers.isTerminal)) ? options.theme() : false,
  };
}

function wantsColor(terminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return terminal && TERM !== 'dumb';
}
