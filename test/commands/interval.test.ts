import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('interval', () => {
  it('keeps who asked for it, when and in which words', async () => {
    const store = await bookWith({ ...finch, touches: [{ day: '2026-11-01' }] });
    expect(await run(['interval', 'finch', '60d', '--by', 'Ms Finch', '--reason', 'less often'], store)).toEqual({
      code: 0,
      out: 'Ada Finch: called every 60 days (Ms Finch: less often); next call Tue 22 Dec 2026\n',
      err: '',
    });
    expect((await run(['interval', '1'], store)).out).toBe(
      'Ada Finch: every 60 days (their own interval, since 2026-11-23: Ms Finch: less often); next call 2026-12-22\n',
    );
  });

  it('none ends the calls, tier brings the usual ones back', async () => {
    const store = await bookWith(finch);
    expect((await run(['interval', '1', 'none'], store)).out).toBe('Ada Finch: no regular calls; no call planned\n');
    expect((await run(['interval', '1', 'tier'], store)).out).toBe(
      "Ada Finch: called at the tier's interval again; next call Mon 23 Nov 2026\n",
    );
  });

  it.each(['0', '-5', '10000', 'often'])('refuses %s', async (text) => {
    const { code, err } = await run(['interval', '1', text], await bookWith(finch));
    expect(code).toBe(2);
    expect(err).toMatch(/interval/);
  });

  it('of three customers or more asks first', async () => {
    const store = await bookWith(...['Ann', 'Bo', 'Cy'].map((name) => ({ name, tags: ['retail'] })));
    expect(await run(['interval', '--tag', 'retail', '45d'], store)).toMatchObject({
      code: 2,
      err: expect.stringContaining('changes how often 3 customers are called; nothing was changed'),
    });
    const scene = { store, terminal: 80, prompter: scripted('n') };
    expect((await runCadence('interval --tag retail 45d', scene)).err).toBe('nothing was changed\n');
    expect((await run(['interval', '--tag', 'retail', '45d', '--yes'], store)).code).toBe(0);
    await runCadence('undo --yes', { store });
    expect((await store.customers.get(2))?.interval).toBeNull();
  });

  it('tells other programs the interval, whose it is, and when the next call is', async () => {
    const store = await bookWith({ ...finch, touches: [{ day: '2026-11-01' }] });
    const told = async () => JSON.parse((await run(['interval', '1', '--json'], store)).out);
    expect(await told()).toMatchObject({ id: 1, interval: 180, own: false, request: null });
    await run(['interval', '1', '60d', '--by', 'Ms Finch', '--reason', 'less often'], store);
    expect(await told()).toMatchObject({
      ...{ interval: 60, own: true, due: '2026-12-31', planned: '2026-12-22' },
      request: { reason: 'Ms Finch: less often' },
    });
  });
});
