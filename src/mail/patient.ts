import { type Delivery, type Failed, type Mailer, MailFailure } from './mailer.ts';

export interface Patience {
  /** Milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Told before each wait. */
  readonly say: (text: string) => void;
}

/** Seconds between attempts: long enough for a server that greylists, five minutes in all. */
const pauses = [2, 10, 30, 60, 90, 120] as const;

/** Tries again, a few times and ever later, for the recipients to whom the server said "not now". */
export function patientMailer(mailer: Mailer, { wait, say }: Patience): Mailer {
  return {
    async send(message, recipients) {
      const accepted: string[] = [];
      const given: Failed[] = [];
      let open = recipients;
      for (let attempt = 0; ; attempt++) {
        const pause = pauses[attempt];
        const delivery = await mailer.send(message, open).catch((error: unknown) => {
          if (error instanceof MailFailure && (accepted.length > 0 || (error.temporary && pause !== undefined)))
            return failedForAll(error, open);
          throw error;
        });
        accepted.push(...delivery.accepted);
        const again = pause === undefined ? [] : delivery.failed.filter(({ temporary }) => temporary);
        given.push(...delivery.failed.filter((failed) => !again.includes(failed)));
        if (pause === undefined || again.length === 0) return { accepted, failed: given };
        say(`${again[0]?.reason}; trying again in ${pause} seconds\n`);
        await wait(pause * 1_000);
        open = again.map(({ recipient }) => recipient);
      }
    },
  };
}

function failedForAll(failure: MailFailure, recipients: readonly string[]): Delivery {
  const { message: reason, temporary, uncertain } = failure;
  return { accepted: [], failed: recipients.map((recipient) => ({ recipient, reason, temporary, uncertain })) };
}
