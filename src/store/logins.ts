/** What a book on a server offers for the logins to it. */
import type { Login, Role } from '../domain/role.ts';

/** The logins of a book, made and taken by who keeps its server. None of it is undone. */
export interface Logins {
  /** The number of the caller whose login we came with; null with another one. */
  readonly mine: number | null;
  all(): Promise<readonly Login[]>;
  /** Whether ours may make others, and make rights for them. */
  mayGive(): Promise<boolean>;
  /** Makes a login of the caller, or changes theirs; returns it with its new password, which is stored nowhere. */
  give(caller: { readonly id: number; readonly name: string }, role: Role): Promise<Login & { password: string }>;
  /** Takes the login of the caller away; null when they had none. */
  take(callerId: number): Promise<Login | null>;
}
