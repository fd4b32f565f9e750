/** A mail to be sent, already worded. Names and subjects are encoded by the adapter's library, never by hand. */
export interface Message {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `<…@…>`: the same for the same list, so that a second copy is recognised. */
  readonly messageId: string;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: string;
  }[];
}

/** What the mail server said, recipient by recipient. */
export interface Delivery {
  readonly accepted: readonly string[];
  readonly rejected: readonly { readonly recipient: string; readonly reason: string }[];
}

export interface Mailer {
  /** Throws a UserError when nothing was accepted; nothing was sent then. */
  send(message: Message): Promise<Delivery>;
}
