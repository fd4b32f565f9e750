import type { Context } from '../context.ts';
import { dialCommand } from '../domain/script/dial.ts';
import { plain } from '../render/text.ts';

/** Runs the user's dialler on a number. A broken dialler does not stop the call. */
export async function dialNumber({ io }: Context, template: string, number: string): Promise<void> {
  const dial = dialCommand(template, number);
  const problem = 'problem' in dial ? dial.problem : await io.launch(dial.command);
  if (problem !== null) io.talk(`not dialled: ${plain(problem)}\n`);
}
