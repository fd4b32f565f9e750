import { createTransport, type SendMailOptions } from 'nodemailer';
import { formatAddress } from '../domain/address.ts';
import { plain } from '../render/text.ts';
import type { Message } from './mailer.ts';

/** The message in nodemailer's form, which encodes it. */
export function mailOf(message: Message): SendMailOptions {
  const person = ({ name, address }: Message['from']) => (name === null ? address : { name, address });
  return {
    from: person(message.from),
    to: message.to.map(person),
    ...(message.replyTo ? { replyTo: person(message.replyTo) } : {}),
    subject: message.subject,
    text: message.text,
    html: message.html,
    messageId: message.messageId,
    date: message.date,
    attachments: message.attachments.map((attachment) => ({ ...attachment })),
    // Sent by a machine: no out-of-office replies (RFC 3834). Without a fixed boundary it would be random, and no two
    // copies would be equal.
    baseBoundary: message.messageId.replace(/\W/g, ''),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** The mail exactly as it is sent. */
export async function asSent(message: Message): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message: bytes } = await transport.sendMail(mailOf(message));
  return bytes.toString();
}

/** The mail as a person reads it: its head, and each part decoded. */
export function asRead({ from, to, subject, text, html, attachments }: Message): string {
  const head = [`From: ${formatAddress(from)}`, `To: ${to.map(formatAddress).join(', ')}`, `Subject: ${subject}`];
  const files = attachments.map(({ filename, content }) => ({ name: filename, content }));
  const parts = [{ name: 'plain text', content: text }, { name: 'HTML', content: html }, ...files];
  const shown = parts.map(({ name, content }) => `--- ${plain(name)} ---\n\n${content.trimEnd()}`);
  return `${[head.map(plain).join('\n'), ...shown].join('\n\n')}\n`;
}
