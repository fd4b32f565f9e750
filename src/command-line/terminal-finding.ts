import { type Finding, ok } from '../app/checks/finding.ts';
import type { Context } from '../context.ts';

/** Narrower than this, lists leave out a lot. */
const narrow = 40;

/** The terminal's finding in `doctor`. */
export function terminalFinding(ctx: Pick<Context, 'files' | 'io'>): Finding {
  const { language, terminal } = ctx.files.machine();
  if (!ctx.io.outIsTerminal) return ok('terminal', 'none: the output is a file or a pipe');
  const screen = `${terminal ?? 'unknown'}, ${ctx.io.width} columns`;
  const look = (text: string, todo: string): Finding => ({ what: 'terminal', state: 'look', text, todo });
  if (language !== null && !/utf-?8/i.test(language))
    return look(`${screen}; its characters are ${language}`, 'choose UTF-8: export LANG=C.UTF-8');
  if (terminal === null)
    return look(`${screen}: questions are hard to read on it`, 'say what it can do: export TERM=xterm-256color');
  if (terminal === 'dumb')
    return look(
      `${screen}: the desk and all questions come as plain lines on it`,
      'if it can do more, say so: export TERM=xterm-256color',
    );
  if (ctx.io.width < narrow) return look(screen, `make it wider: lists need ${narrow} columns`);
  return ok('terminal', screen);
}
