import type { Io } from '../context.ts';

/** The process's own streams; Node makes each when it is first looked at, so only what is used is. */
export function processIo(options: { quiet: boolean; color: boolean | undefined }): Io {
  const { stdout } = process;
  // A reader that has seen enough (`| head`) closes the pipe: that is no error of ours, and nobody is left to tell.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    out: (text) => void stdout.write(text),
    talk: options.quiet ? () => {} : (text) => void process.stderr.write(text),
    err: (text) => void process.stderr.write(text),
    input: () => process.stdin,
    launch: async (command) => await (await import('./launch.ts')).launch(command),
    outIsTerminal: stdout.isTTY === true,
    get errIsTerminal() {
      return process.stderr.isTTY === true;
    },
    width: (stdout.isTTY === true && stdout.columns) || 80,
    color: options.color ?? wantsColor(),
  };
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}
