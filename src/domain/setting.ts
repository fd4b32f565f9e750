/** Where a setting lives: with the book (and undone with it), or with this person on this machine. */
type Home = 'book' | 'machine';

export interface Setting<T = unknown> {
  readonly key: string;
  readonly home: Home;
  /** One line for `config list` and the manual. */
  readonly about: string;
  /** A value it may have. */
  readonly example: string;
  readonly fallback: T;
  /** Follows from other settings; not set by hand. */
  readonly derived?: true;
  /** The value, or in words why the text is refused. */
  readonly parse: (text: string) => Parsed<T>;
  readonly format: (value: T) => string;
  /** Reads a stored value, where checking it as `parse` does would cost every start. */
  readonly stored?: (text: string) => T;
  /** What a new value makes of the present one; without it, takes its place. */
  readonly join?: (present: T, given: T) => T;
}

export type Parsed<T> = { readonly value: T } | { readonly problem: string };

export function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}

export function text(key: string, home: Home, about: string, example: string): Setting<string | null> {
  const parse = (value: string) => (value.trim() === '' ? { problem: 'it is empty' } : { value: value.trim() });
  return setting({ key, home, about, example, fallback: null as string | null, parse, format: (value) => value ?? '' });
}

/** `on` or `off`, in any case. */
export function onOrOff(text: string): Parsed<boolean> {
  const word = text.trim().toLowerCase();
  return word === 'on' || word === 'off' ? { value: word === 'on' } : { problem: 'it is neither on nor off' };
}

/** Values by name; a stored value that no longer parses falls back to the default. */
export function readSettings(
  definitions: Record<string, Setting>,
  stored: ReadonlyMap<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const value = stored.get(definition.key);
      if (value !== undefined && definition.stored !== undefined) return [name, definition.stored(value)];
      const parsed = value === undefined ? { value: definition.fallback } : definition.parse(value);
      return [name, 'value' in parsed ? parsed.value : definition.fallback];
    }),
  );
}

/** The values of settings, by their names. */
export type SettingsIn<Definitions extends Readonly<Record<string, { readonly fallback: unknown }>>> = {
  readonly [N in keyof Definitions]: Definitions[N]['fallback'];
};
