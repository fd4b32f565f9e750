/** What the process exits with. */
export const exitCodes = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const;

/**
 * Something the user can mend. The message says what and where, the hint what to do next.
 * Anything thrown that is not a UserError or Cancelled is a defect of ours and is shown with its stack.
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

/** Another process is writing to the book and did not end in time. */
export class InUse extends UserError {}

/** The disk is full or read-only, or the file may not be written: what was there can be read all the same. */
export class CannotWrite extends UserError {}

/** What was begun was taken back by another process, so that it cannot go on. */
export class TakenBack extends UserError {}

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
