type State = 'ok' | 'look' | 'bad';

/** One result of `doctor`. */
export interface Finding {
  readonly what: string;
  /** `look` is worth knowing; `bad` needs a person to act. */
  readonly state: State;
  readonly text: string;
  readonly todo: string | null;
  /** Repairs it, if that is safe. False when it did not work. */
  readonly fix?: () => Promise<unknown>;
}

export const ok = (what: string, text: string): Finding => ({ what, state: 'ok', text, todo: null });
