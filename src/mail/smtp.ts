/** Sends mail through a server, with nodemailer. */
import { rootCertificates } from 'node:tls';
import { createTransport, type NodemailerError } from 'nodemailer';
import { failureOf, refusalOf } from './failure.ts';
import type { Mailer } from './mailer.ts';
import { mailOf } from './mime.ts';
import type { MailServer } from './server.ts';

export interface SmtpOptions {
  readonly password: string | null;
  /** Certificates (PEM) to trust in addition to the usual ones. */
  readonly certificates: string | null;
  /** How long a server may keep silent, milliseconds. */
  readonly silence: number;
}

export function smtpMailer(server: MailServer, options: SmtpOptions): Mailer {
  const refused = (error: NodemailerError) => refusalOf(error, options.password);
  return {
    async send(message, recipients) {
      const stage = { loggingIn: false, handedOver: false };
      const transport = createTransport(transportOptions(server, options, stage));
      try {
        const envelope = { from: message.from.address, to: [...recipients] };
        const mail = { ...mailOf(message), envelope };
        const { accepted, rejectedErrors } = await withoutWarnings(() => transport.sendMail(mail));
        return {
          accepted,
          failed: (rejectedErrors ?? []).map(refused),
        };
      } catch (error) {
        const failed = error as NodemailerError;
        if (failed.rejectedErrors?.length) return { accepted: [], failed: failed.rejectedErrors.map(refused) };
        throw failureOf(failed, { server, password: options.password, ...stage });
      } finally {
        transport.close();
      }
    },
  };
}

/** Without a network, nodemailer warns on the console about a server on this machine, and reaches it nevertheless. */
async function withoutWarnings<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

function transportOptions(server: MailServer, { password, certificates, silence }: SmtpOptions, stage: Stage) {
  return {
    host: server.host,
    port: server.port,
    secure: server.tls === 'wrapped',
    requireTLS: server.tls === 'upgrade',
    ignoreTLS: server.tls === 'none',
    ...(server.user === null ? {} : { auth: { user: server.user, pass: password ?? '' } }),
    ...(certificates === null ? {} : { tls: { ca: [...rootCertificates, certificates] } }),
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    dnsTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: stageWatcher(stage),
    transactionLog: true,
  };
}

interface Stage {
  loggingIn: boolean;
  handedOver: boolean;
}

/**
 * A login lasts from AUTH to "235 accepted". "354 go ahead" answers DATA: from then on the server may have taken the
 * message, whatever happens next.
 */
function stageWatcher(stage: Stage) {
  const note = (entry: unknown, text: unknown) => {
    const { tnx } = entry as { tnx?: string };
    if (tnx === 'client' && /^AUTH /.test(String(text))) stage.loggingIn = true;
    if (tnx !== 'server') return;
    if (/^235\b/.test(String(text))) stage.loggingIn = false;
    if (/^354\b/.test(String(text))) stage.handedOver = true;
  };
  const ignore = () => {};
  return { level: ignore, trace: ignore, debug: note, info: ignore, warn: ignore, error: ignore, fatal: ignore };
}
