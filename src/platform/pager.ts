import { spawn } from 'node:child_process';

/** Exit codes of a shell that found no program, or could not run it. */
const couldNotRun = 126;

/** Shows a long text in a pager, given word by word. False when there is none, or it does not run. */
export async function page(text: string, [program = '', ...words]: readonly string[]): Promise<boolean> {
  const rows = process.stdout.rows ?? 0;
  if (rows === 0 || text.split('\n').length <= rows) return false;
  if (['', 'off', 'cat'].includes(program)) return false;
  // F exits if the text fits the screen, R lets our colours through, X leaves the text on the screen. Without a locale,
  // less would show × as <C3><97>.
  const less = { LESS: process.env['LESS'] ?? 'FRX', LESSCHARSET: process.env['LESSCHARSET'] ?? 'utf-8' };
  const env = { ...process.env, ...less };
  // Ctrl-C is for the pager, which stays.
  const ignored = () => {};
  process.on('SIGINT', ignored);
  try {
    return await new Promise((resolve) => {
      const child = spawn(program, words, { stdio: ['pipe', 'inherit', 'inherit'], env });
      child.on('error', () => resolve(false));
      child.on('exit', (code) => resolve(code === null || code < couldNotRun));
      child.stdin.on('error', ignored); // the reader may quit before the end
      child.stdin.end(text);
    });
  } finally {
    process.removeListener('SIGINT', ignored);
  }
}
