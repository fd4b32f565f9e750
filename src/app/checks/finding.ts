type State = 'ok' | 'look' | 'bad';

/** One thing that the doctor looked at. */
export interface Finding {
  readonly what: string;
  /** `look` is worth knowing; `bad` needs a person. */
  readonly state: State;
  readonly text: string;
  readonly todo: string | null;
  /** Puts it right; only what is safe. False when it did not work. */
  readonly fix?: () => Promise<unknown>;
}

export const ok = (what: string, text: string): Finding => ({ what, state: 'ok', text, todo: null });
