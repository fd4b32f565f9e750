/** Writes to the process's output without Node's stream objects, which take 3 ms to load, if it is not a terminal. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { UserError } from '../errors.ts';

interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** The terminal's columns; undefined elsewhere. */
  readonly columns: number | undefined;
  /** The terminal's lines; undefined elsewhere. */
  readonly rows: number | undefined;
}

/** Standard output (1) or standard error (2). */
export function outputTo(fd: 1 | 2): Output {
  const stream = () => (fd === 1 ? process.stdout : process.stderr);
  const isTerminal = mayBeTerminal(fd) && stream().isTTY === true;
  let write = (text: string) => writeAll(fd, text, () => stream());
  if (isTerminal) {
    stream().on('error', gone);
    write = (text) => void stream().write(text);
  }
  return {
    write,
    isTerminal,
    get columns() {
      return isTerminal ? stream().columns : undefined;
    },
    get rows() {
      return isTerminal ? stream().rows : undefined;
    },
  };
}

/** A terminal is a character device; so is /dev/null. */
function mayBeTerminal(fd: number): boolean {
  if (process.platform === 'win32') return true;
  try {
    const facts = fstatSync(fd);
    return facts.isCharacterDevice() && facts.rdev !== statSync(devNull).rdev;
  } catch {
    return false; // closed by the parent process
  }
}

function writeAll(fd: 1 | 2, text: string, stream: () => NodeJS.WriteStream): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // The pipe was made non-blocking by another process and is full: Node's stream can wait.
      if (code === 'EAGAIN') stream().on('error', gone).write(bytes.subarray(done));
      else if (code === 'EPIPE') gone({ code });
      else if (fd === 1) throw new UserError(`the answer could not be written: ${message}`, { cause: error });
      return;
    }
  }
}

/** A reader that has seen enough (`| head`) closes the pipe: that is not our error, and there is nobody to tell. */
function gone({ code }: { readonly code?: string | undefined }): never {
  process.exit(code === 'EPIPE' ? 0 : 1);
}
