/** The exit codes of the process. */
export const exitCodes = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const;

/**
 * Something the user can fix. The message says what and where, the hint what to do next. Anything thrown that is not a
 * UserError or Cancelled is our bug and is shown with its stack.
 */
export class UserError extends Error {
  readonly hint: string | undefined;
  readonly exitCode: number;

  constructor(message: string, options: { hint?: string; exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? exitCodes.failed;
  }
}

/** There is no book yet. */
export class NoBook extends UserError {}

/** Another process is writing to the book and did not finish in time. */
export class InUse extends UserError {}

/** The disk is full or read-only, or the file is not writable: the existing content can still be read. */
export class CannotWrite extends UserError {}

/** The login to a book on a server has no right to it. */
export class MayNot extends CannotWrite {}

/** The server of the book cannot be reached now. */
export class ConnectionLost extends UserError {}

/** Another process undid what was begun here, so that it cannot continue. */
export class UndoneElsewhere extends UserError {}

/** What was read to be changed was changed by somebody else before it was. */
export class ChangedMeanwhile extends UserError {}

/** The command was called wrongly: exit code 2. */
export class UsageError extends UserError {
  constructor(message: string, options: { hint?: string } = {}) {
    super(message, { ...options, exitCode: exitCodes.usage });
    this.name = 'UsageError';
  }
}

/** The user stopped a prompt (Ctrl-C or end of input): exit code 130, nothing printed. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  EEXIST: 'a file of that name already exists',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'no space left for you on the disk',
  EROFS: 'the disk is read-only',
  ELOOP: 'its links point at each other',
  ENXIO: 'it is a device or a pipe, not a file',
  EIO: 'the disk could not read or write it',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
};

/** The system's error about a file, in words. */
export function reasonOf(error: unknown): string {
  return reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
}

/** A refusal of the system as a message for the user; null for any other error. */
export function refusedBySystem(error: unknown): UserError | null {
  const { syscall, path, code } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined) return null;
  if (syscall === 'uv_cwd')
    return new UserError('the folder you are in was removed', { hint: 'go to another folder: cd', cause: error });
  const what = path === undefined ? `the system refused to ${syscall}` : `${path} cannot be used (${syscall})`;
  return new UserError(`${what}: ${reasonOf(error)}`, { cause: error });
}
