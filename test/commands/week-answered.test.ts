/** The list as a mail that can be answered. */
import { describe, expect, it } from 'vitest';
import { tokensIn, tokensInIds } from '../../src/domain/replies/token.ts';
import type { Message } from '../../src/mail/mailer.ts';
import { replySigner } from '../../src/mail/reply-signer.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, type Scene } from '../support/cadence.ts';

async function sceneOf(settings: Record<string, string>) {
  const sent: Message[] = [];
  const mailer = {
    async send(message: Message, recipients: readonly string[]) {
      sent.push(message);
      return { accepted: recipients, failed: [] };
    },
  };
  const store = await bookWith({ name: 'Ada & "Søn"', phones: ['+4930123'] }, { name: 'Bea', owner: 'Ann' });
  const where: Scene = {
    store,
    mailer,
    settings: new Map(Object.entries({ 'mail.from': 'ann@shop.example', ...settings })),
  };
  return { where, store, sent };
}

const hrefs = (html: string) =>
  [...html.matchAll(/href="(mailto:calls[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

const both = 'week --email ann@shop.example bo@shop.example';

describe('with mail.replies', () => {
  it('everybody gets a mail of their own, with links that open an answer signed for them', async () => {
    const { where, store, sent } = await sceneOf({ 'mail.replies': 'Calls <calls@shop.example>' });
    const { code } = await runCadence(both, where);
    expect(code).toBe(0);
    expect(sent.map(({ to }) => to.map(({ address }) => address))).toEqual([['ann@shop.example'], ['bo@shop.example']]);
    const signer = replySigner((await store.replies.key()) ?? '', await store.bookId());
    const [toAnn, toBo] = sent.map(({ html }) => hrefs(html));
    expect(toAnn).toHaveLength(4);
    expect(toAnn).not.toEqual(toBo);
    const link = new URL(toBo?.[0] ?? '');
    expect(link.pathname).toBe('calls@shop.example');
    const subject = link.searchParams.get('subject') ?? '';
    expect(subject).toMatch(/^Talked: Ada & "Søn" \[cadence 2026-W48 1 [\w-]{22}\]$/);
    expect(link.searchParams.get('body')).toBe('\r\n\r\n[your note above this line]\r\n');
    const [token] = tokensIn(subject);
    const signed = (recipient: string) =>
      signer.isRight(token?.mac ?? '', { list: '2026-W48', recipient, customerId: 1 });
    expect([signed('bo@shop.example'), signed('ann@shop.example')]).toEqual([true, false]);
  });

  it('the mail says how to answer without a link, and which list it is: in its id and in its last line', async () => {
    const { where, sent } = await sceneOf({ 'mail.replies': 'calls@shop.example' });
    await runCadence('week --email ann@shop.example', where);
    const [{ text, html, messageId, replyTo }] = sent as [Message];
    expect(replyTo).toMatchObject({ address: 'calls@shop.example' });
    expect(text).toMatch(
      /\nTo log calls, reply with a line for each: 36 talked, wants oat drink; 12 vm\n\[cadence [^\n]*\]\n$/,
    );
    const [list] = tokensIn(text);
    expect(list?.customerId).toBe(0);
    expect(tokensInIds(messageId)).toEqual([list]);
    expect(tokensIn(html.replace(/<a .*?<\/a>/g, ''))).toEqual([list]);
  });

  it('a look at the mail keeps no key', async () => {
    const { where, store } = await sceneOf({ 'mail.replies': 'calls@shop.example' });
    expect((await runCadence(`${both} --dry-run`, where)).out).toMatch(/\[cadence 2026-W48 0 /);
    expect(await store.replies.key()).toBeNull();
  });
});

it('without mail.replies one mail goes to all, and nothing in it is to be answered', async () => {
  const { where, store, sent } = await sceneOf({});
  await runCadence(both, where);
  expect(sent.map(({ to }) => to.length)).toEqual([2]);
  expect(JSON.stringify(sent)).not.toMatch(/mailto:calls|\[cadence|<cadence\.2026-W48\.[\w-]{22}@/);
  expect(await store.replies.key()).toBeNull();
});
