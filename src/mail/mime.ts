import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Message } from './mailer.ts';

/** The message as nodemailer takes it, which encodes it. */
export function mailOf(message: Message): SendMailOptions {
  const person = ({ name, address }: Message['from']) => (name === null ? address : { name, address });
  return {
    from: person(message.from),
    to: message.to.map(person),
    subject: message.subject,
    text: message.text,
    html: message.html,
    messageId: message.messageId,
    date: message.date,
    attachments: message.attachments.map((attachment) => ({ ...attachment })),
    // A machine wrote it: no holiday notices in return (RFC 3834).
    // Without it every part would be marked off by random letters, and no two copies would be the same.
    baseBoundary: message.messageId.replace(/\W/g, ''),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** The mail exactly as it would go over the wire. */
export async function asSent(message: Message): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message: bytes } = await transport.sendMail(mailOf(message));
  return bytes.toString();
}
