import type { SendMailOptions } from 'nodemailer';
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
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
