import { type Delivery, type Failed, type Mailer, MailFailure } from './mailer.ts';

export interface Patience {
  /** Milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Called before each wait. */
  readonly say: (text: string) => void;
}

/** Seconds between attempts: long enough for a server that greylists, five minutes in all. */
const pauses = [2, 10, 30, 60, 90, 120] as const;
/** The number of pauses for a server that does not answer at all: each attempt already waits for an answer. */
const pausesInSilence = 3;

/** Retries a few times, with growing pauses, for recipients to whom the server said "not now". */
export function patientMailer(mailer: Mailer, { wait, say }: Patience): Mailer {
  return {
    async send(message, recipients) {
      const accepted: string[] = [];
      const given: Failed[] = [];
      let open = recipients;
      for (let attempt = 0; ; attempt++) {
        const pause = pauses[attempt];
        const delivery = await mailer.send(message, open).catch((error: unknown) => {
          if (!(error instanceof MailFailure)) throw error;
          const goesOn = error.temporary && pause !== undefined && (error.answered || attempt < pausesInSilence);
          if (accepted.length === 0 && !goesOn) throw error;
          return failedForAll(error, open, goesOn);
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

function failedForAll(failure: MailFailure, recipients: readonly string[], temporary: boolean): Delivery {
  const { message: reason, uncertain } = failure;
  return { accepted: [], failed: recipients.map((recipient) => ({ recipient, reason, temporary, uncertain })) };
}
