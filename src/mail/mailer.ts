import type { Address } from '../domain/address.ts';
import { UserError } from '../errors.ts';
import { plain } from '../render/text.ts';

/** A finished mail. The library of the adapter encodes names and subjects. */
export interface Message {
  readonly from: Address;
  readonly to: readonly Address[];
  /** Where answers go, if not to `from`. */
  readonly replyTo?: Address | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `<…@…>`: the same for the same list, so that mail programs recognize a second copy. */
  readonly messageId: string;
  readonly date: Date;
  readonly attachments: readonly Attachment[];
}

interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** The result for each recipient. */
export interface Delivery {
  readonly accepted: readonly string[];
  readonly failed: readonly Failed[];
}

export interface Failed {
  /** The address. */
  readonly recipient: string;
  readonly reason: string;
  /** Worth another attempt: the server said "not now", not "no". */
  readonly temporary: boolean;
  /** It may have gone out, so it must not be repeated without asking. */
  readonly uncertain: boolean;
}

export interface Mailer {
  /**
   * Sends the message to these of its recipients (addresses). Throws a MailFailure when the server accepted nothing, or
   * did not say.
   */
  send(message: Message, recipients: readonly string[]): Promise<Delivery>;
}

/** Nothing was accepted, or (uncertain) it is unknown. */
export class MailFailure extends UserError {
  /** Another attempt may succeed. */
  readonly temporary: boolean;
  /** The connection broke after the whole message was sent: it may have gone out, so it must not be repeated. */
  readonly uncertain: boolean;
  /** The server answered, if only "not now"; otherwise it did not. */
  readonly answered: boolean;

  constructor(
    message: string,
    options: { hint?: string; cause?: unknown; temporary?: boolean; uncertain?: boolean; answered?: boolean } = {},
  ) {
    super(plain(message), options); // servers and sendmail are quoted
    this.name = 'MailFailure';
    this.temporary = options.temporary ?? false;
    this.uncertain = options.uncertain ?? false;
    this.answered = options.answered ?? false;
  }
}
