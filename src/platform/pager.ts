import { spawnSync } from 'node:child_process';

/** Shows a text that is longer than the screen in the pager: `config pager`, else PAGER, else less. False when it cannot. */
export function page(text: string, chosen: string | null): boolean {
  const rows = process.stdout.rows ?? 0;
  if (rows === 0 || text.split('\n').length <= rows) return false;
  const [program = 'less', ...words] = (chosen ?? (process.env['PAGER'] || 'less'))
    .split(' ')
    .filter((word) => word !== '');
  if (program === 'off' || program === 'cat') return false;
  // F ends at once what fits the screen, R lets our own colours through, X leaves what was read on the screen.
  const env = { ...process.env, LESS: process.env['LESS'] ?? 'FRX' };
  const ended = spawnSync(program, words, { input: text, stdio: ['pipe', 'inherit', 'inherit'], env });
  return ended.error === undefined;
}
