/** A message from anybody may keep the reader no longer than its length is worth. */
import { expect, it } from 'vitest';
import { readReplyLines } from '../../src/domain/replies/reply-lines.ts';
import { readMail } from '../../src/mail/incoming.ts';

const html = (text: string) => `From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${text}36 talked`;
const text = (lines: string) => `From: a@b.example\r\n\r\n${lines}`;

it.each([
  ['nested blocks', html('<div>'.repeat(100_000))],
  ['nested quotes', html('<blockquote>'.repeat(40_000))],
  ['nested heads of quotes', html('<div class="gmail_attr">'.repeat(20_000))],
  ['heads of quotes', text('On x wrote:\r\n>\r\n'.repeat(20_000))],
  ['beginnings of heads', text('on \r\n'.repeat(60_000))],
  ['beginnings of Outlook’s head', text('from: \r\n'.repeat(40_000))],
  ['lines about nobody', text('36 nonsense\r\n'.repeat(30_000))],
])('%s', async (_, message) => {
  const before = process.cpuUsage().user;
  const { lines } = await readMail(Buffer.from(message));
  expect(readReplyLines(lines).unread.length).toBeLessThanOrEqual(51);
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(5);
});

it('with more parts than a person sends is refused', async () => {
  const message = `Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\n\r\nx\r\n'.repeat(20_000)}`;
  await expect(readMail(Buffer.from(message))).rejects.toThrow('too many parts');
});
