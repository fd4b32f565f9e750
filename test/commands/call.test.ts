import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { ada, bo, call, lastTouch } from '../support/call.ts';
import { ctrlC, esc, scripted } from '../support/prompter.ts';

describe('a step back', () => {
  it('out of "How did it go?" makes no call', async () => {
    const store = await bookWith(ada);
    const before = await store.operations.revision();
    const { code } = await call(store, [esc]);
    expect([code, await store.operations.revision()]).toEqual([0, before]);
  });

  it('out of a call that broke off leaves it for later', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', 'two vans', ctrlC]);
    const { code } = await call(store, [esc]);
    expect([code, (await lastTouch(store))?.unfinished]).toEqual([130, true]);
  });

  it('takes a wrong key back, with all it has written, and asks again', async () => {
    for (const wrong of [['x'], ['v'], ['l'], ['c'], ['c', 'n']]) {
      const store = await bookWith(ada);
      const shown = async () => JSON.parse((await runCadence('show 1 --json', { store })).out);
      const before = await shown();
      await call(store, [...wrong, esc, 'q']);
      expect(await shown()).toEqual(before);
    }
  });

  it('leaves the answer that was given instead', async () => {
    const store = await bookWith(ada);
    await call(store, ['x', esc, 'v', '']);
    expect(await lastTouch(store)).toMatchObject({ outcome: 'left_voicemail' });
    expect((await store.customers.get(1))?.doNotCall).toBeNull();
  });

  it('goes to the question before, and from the close to the questions', async () => {
    const store = await bookWith(ada);
    const { asked } = await call(store, ['c', 'y', 'two vans', esc, 'three vans', '', '', '', '+', esc, '', '+', 's']);
    expect(asked.filter((question) => question.startsWith('How are things going'))).toHaveLength(2);
    expect((await store.touches.answersOf(1))[0]?.text).toBe('three vans');
  });

  it('says how to have one’s own name in the greeting, until it is there', async () => {
    const hint = 'cadence config me NAME';
    const without = await call(await bookWith(ada), ['c', ctrlC]);
    const named = await call(await bookWith(ada), ['c', ctrlC], { settings: new Map([['me', 'Bo']]) });
    expect([without.err + without.out, named.err + named.out].map((said) => said.includes(hint))).toEqual([
      true,
      false,
    ]);
  });

  it('is no answer to Enter alone: nobody has talked before somebody says so', async () => {
    await expect(call(await bookWith(ada), [''])).resolves.toMatchObject({
      code: 1,
      err: expect.stringContaining('Enter alone answers nothing here'),
    });
  });
});

describe('right after a call was saved', () => {
  it('u undoes it, and the next one is offered again', async () => {
    const store = await bookWith(ada, bo);
    const { out, asked } = await call(store, ['v', '', 'u', 's']);
    expect(asked.at(-1)).toMatch(/^Next: /);
    expect(out).toContain('Undone: call: called Ada Finch: voicemail.');
    expect(await store.touches.of(1)).toHaveLength(ada.touches?.length ?? 0);
  });
});

describe('a guided call', () => {
  it('asks the four questions and keeps each answer under its question', async () => {
    const store = await bookWith(ada);
    const { asked, out, code } = await call(store, ['c', 'y', 'two vans', 'runs well', 'none', 'no', '+', 's']);
    expect(code).toBe(0);
    expect(asked.slice(2, 6)).toEqual([
      'How are things going for you these days?',
      'How are you getting on with what you have from us?',
      "Do you have any questions about it? Anything you've been meaning to ask?",
      'Is there anything else we can do for you?',
    ]);
    expect(out).toMatch(/Saved\. Next call: \w+ \d+ \w+ 2027\./);
    expect(await lastTouch(store)).toMatchObject({ outcome: 'connected', sentiment: 'positive', unfinished: false });
    expect((await store.touches.answersOf(1)).map(({ question, text }) => [question, text])).toEqual([
      ['business', 'two vans'],
      ['product', 'runs well'],
      ['questions', 'none'],
      ['anything-else', 'no'],
    ]);
  });

  it('introduces itself to somebody we have never talked to, and names their product', async () => {
    const store = await bookWith({ ...ada, touches: [], product: 'the bread oven', createdOn: '2026-09-30' });
    const settings = new Map([['me', 'Bo']]);
    const { asked } = await call(store, ['c', 'y', '', '', '/end', 's'], { settings });
    expect(asked[1]).toBe('Hello Ada. This is Bo. Is this a good moment?');
    expect(asked[2]).toMatch(/^You've been a customer of ours for a while, and we've never really talked\./);
    expect(asked[4]).toBe('How are you getting on with the bread oven?');
  });

  it('has stored every answer before it asks on', async () => {
    const store = await bookWith(ada);
    const { code, err } = await call(store, ['c', 'y', 'two vans', 'runs well', ctrlC]);
    expect(code).toBe(130);
    expect(err).toContain('Stopped. Your answers are saved – run cadence call to continue.');
    expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['two vans', 'runs well']);
    expect(await lastTouch(store)).toMatchObject({ outcome: 'connected', unfinished: true });
  });

  /** A store whose writes fail from one step to another. */
  function failing(store: Store, from: number, to: number): Store {
    let steps = 0;
    return {
      ...store,
      atomically: async (operation, work) => {
        steps += 1;
        if (steps < from || steps > to) return await store.atomically(operation, work);
        return await store.atomically(operation, async (book) => {
          await work(book);
          throw new Error('database or disk is full');
        });
      },
    };
  }

  it('loses no more than the last line to a full disk, and gives that line back', async () => {
    const store = await bookWith(ada);
    const { code, err, out } = await call(failing(store, 3, 99), ['c', 'y', 'two vans', 'runs well', 'n']);
    expect(code).toBe(1);
    expect(out).toContain('This could not be saved: database or disk is full.');
    expect(err).toBe(
      'cadence: this could not be saved: runs well\n' +
        '  all earlier answers are saved; cadence call continues from there\n',
    );
    expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['two vans']);
  });

  it('stores a line when it can be stored again', async () => {
    const store = await bookWith(ada);
    await call(failing(store, 3, 4), ['c', 'y', 'two vans', 'runs well', 'y', 'y', '/end', '=', 's']);
    expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['two vans', 'runs well']);
  });

  it('is undone as one, however many answers it had', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', 'two vans /promise send it by friday', '/goal new store in may', '/end', '=', 's']);
    await runCadence('undo', { store });
    expect(await lastTouch(store)).toMatchObject({ note: 'looking for a driver' });
    expect(await store.touches.answersOf(1)).toEqual([]);
    expect(await store.promises.of(1)).toEqual([]);
    expect((await store.facts.of(1)).facts).toEqual([]);
  });

  it('keeps what slash commands say', async () => {
    const store = await bookWith(ada);
    const said = [
      '/promise send the manual by friday',
      '/goal new store in may',
      '/fact two daughters',
      '/ask and the move?',
    ];
    await call(store, ['c', 'y', ...said, '/product the big oven', '/note all well', '/end', '=', 's']);
    expect(await store.promises.of(1)).toMatchObject([
      { text: 'send the manual', due: '2026-11-27', madeOn: '2026-11-23' },
    ]);
    expect((await store.facts.of(1)).facts).toMatchObject([
      { kind: 'fact', text: 'two daughters' },
      { kind: 'goal', text: 'new store in may', day: '2027-05-01' },
    ]);
    expect((await store.facts.of(1)).questions).toMatchObject([{ text: 'and the move?', askedIn: null }]);
    expect(await store.customers.get(1)).toMatchObject({ product: 'the big oven', handSet: ['product'] });
    expect(await lastTouch(store)).toMatchObject({ note: 'all well' });
  });

  it('asks what was prepared, once', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', '/ask how did the move go?', '/end', '=', 's']);
    const { asked } = await call(store, ['c', 'y', 'fine', 'well, thank you', '/end', '=', 's']);
    expect(asked[3]).toBe('how did the move go?');
    expect((await store.facts.of(1)).questions).toMatchObject([{ askedIn: 3 }]);
    expect((await call(store, ['c', 'y', '/end', 's'])).asked).not.toContain('how did the move go?');
  });

  it('comes back to a goal when its day has come', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', '/goal new store in may', '/end', '=', 's']);
    const { asked } = await call(store, ['c', 'y', '', 'it is open', '/end', '=', 's'], { today: '2027-05-03' });
    expect(asked[3]).toBe('You told me about this: new store in may. How did it work out?');
  });

  it('listens to a complaint and promises to call', async () => {
    const store = await bookWith(ada);
    const heard = ['/complaint the oven is too hot', '', 'burnt bread', '', 'a new thermostat', 'thursday'];
    const { out } = await call(store, ['c', 'y', ...heard, '/end', 's']);
    expect(out).toContain("Thank you for telling me so openly. I'll call you about it by Thursday 26 November.");
    expect(await store.promises.of(1)).toMatchObject([
      { kind: 'complaint', text: 'Call about: the oven is too hot', about: 'the oven is too hot', due: '2026-11-26' },
    ]);
    expect(await lastTouch(store)).toMatchObject({ sentiment: 'negative' });
  });

  it('knows the complaint of a call that broke off, and asks for no other', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', '/complaint the oven is too hot', ctrlC]);
    await call(store, ['r', 'it smokes, too', '', '', '', 'thursday', '/end', 's'], { args: '' });
    expect(await store.promises.of(1)).toMatchObject([
      { kind: 'complaint', text: 'Call about: the oven is too hot', about: 'the oven is too hot', due: '2026-11-26' },
    ]);
  });

  it('keeps apart what we promised and what they did', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', '/promise send the manual', '/promise they send the drawings', '/end', '=', 's']);
    expect((await store.promises.of(1)).map(({ kind, text }) => [kind, text])).toEqual([
      ['theirs', 'they send the drawings'],
      ['promise', 'send the manual'],
    ]);
  });

  it('changes at the close what the caller wants changed', async () => {
    const store = await bookWith(ada);
    await call(store, [
      'c',
      'y',
      'fine',
      '/end',
      '=',
      'o',
      'l',
      'n',
      '2027-02-01',
      'm',
      '+',
      'p',
      'send it',
      't',
      'glad',
      's',
    ]);
    expect(await store.customers.get(1)).toMatchObject({
      interval: 360,
      intervalRequest: { on: '2026-11-23', reason: 'asked for in a call' },
    });
    expect(await lastTouch(store)).toMatchObject({ sentiment: 'positive', note: 'glad' });
    expect(await store.promises.of(1)).toMatchObject([{ text: 'send it', due: '2026-11-25' }]);
    expect(await store.standings.of(1, '2026-11-23')).toMatchObject({ planned: '2027-02-01' });
  });

  it('goes back from the close to the questions', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', 'fine', '/end', '=', 'b', 'one more thing', '=', 's']);
    expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['fine', 'one more thing']);
  });
});

it('has for other programs what a person sees before the call', async () => {
  const store = await bookWith({ ...ada, product: 'vans', birthday: '--12-05' });
  await runCadence(['log', '1', '--outcome', 'no_answer', '--promise', 'send the manual', '--by', '2026-12-01'], {
    store,
  });
  await runCadence(['note', '1', 'two daughters'], { store });
  await runCadence(['note', '--ask', '1', 'how did the move go?'], { store });
  expect(JSON.parse((await runCadence('call ada --brief --json', { store })).out)).toMatchObject({
    ...{ id: 1, name: 'Ada Finch', company: 'Finch & Co', phones: ['+49 351 1234567'], product: 'vans' },
    ...{ lastConversation: '2026-01-05', interval: 180 },
    purchases: [{ date: '2026-10-01', amount: 500, currency: 'EUR' }],
    lastWords: [{ date: '2026-01-05', text: 'looking for a driver' }],
    promises: [{ text: 'send the manual', due: '2026-12-01' }],
    facts: [{ text: 'two daughters' }],
    questions: [{ text: 'how did the move go?' }],
    occasions: [{ date: '2026-12-05', text: 'birthday' }],
  });
});

describe('an outcome', () => {
  it('says what it will cause', async () => {
    const store = await bookWith(ada);
    const hints: string[] = [];
    const prompter = scripted('q');
    await runCadence('call ada', {
      store,
      terminal: 80,
      prompter: {
        ...prompter,
        choose: (question, choices, options) => {
          hints.push(...choices.map(({ label, hint }) => `${label}: ${hint}`));
          return prompter.choose(question, choices, options);
        },
      },
    });
    expect(hints).toEqual([
      'Talked: restarts their 180-day clock',
      'Message with a person: again on Thu 26 Nov, at another hour',
      'Voicemail: again on Thu 26 Nov, at another hour',
      'No answer: again on Tue 24 Nov, at another hour',
      expect.stringMatching(/^Busy: again /),
      'Wrong number: removes the number; again on Mon 30 Nov',
      'Number dead: removes the number; again on Mon 30 Nov',
      'Call me back later: they say when',
      'Bad moment: they say when, else in 3 weeks or more',
      'Asked not to be called: no more calls',
      'No call made: nothing is written',
    ]);
    expect(await lastTouch(store)).toMatchObject({ day: '2026-01-05' });
  });

  it('without a talk does not restart the clock', async () => {
    const store = await bookWith(ada);
    await call(store, ['v', 'asked them to ring']);
    expect(await lastTouch(store)).toMatchObject({ outcome: 'left_voicemail', note: 'asked them to ring' });
    expect(await store.standings.of(1, '2026-11-23')).toMatchObject({ lastConversation: '2026-01-05' });
  });

  it('"not now" keeps the day they named as a promise', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'n', 'tuesday at 10']);
    expect(await lastTouch(store)).toMatchObject({ outcome: 'not_now', unfinished: false });
    expect(await store.promises.of(1)).toMatchObject([{ kind: 'callback', due: '2026-11-24', time: '10:00' }]);
    expect(await store.standings.of(1, '2026-11-23')).toMatchObject({ lastConversation: '2026-01-05' });
  });

  it('"less often" is their wish from that day on', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'n', 'less often, please']);
    expect(await store.customers.get(1)).toMatchObject({ interval: 360, intervalRequest: { on: '2026-11-23' } });
    expect(await store.promises.of(1)).toEqual([]);
    expect((await runCadence('call ada --brief', { store })).out).toContain('a call every 360 days, since 2026-11-23');
  });

  it('a callback comes first on its day, and the talk keeps it', async () => {
    const store = await bookWith(bo, ada);
    await call(store, ['l', 'tomorrow 9:30', 's']);
    const { out } = await call(store, ['c', 's', 's'], { today: '2026-11-24', args: '' });
    expect(out).toContain('Ada Finch');
    expect(await store.promises.of(2)).toMatchObject([{ doneOn: '2026-11-24', toldOn: '2026-11-24' }]);
  });

  it('asks which of several numbers was a bad one', async () => {
    const store = await bookWith({ ...ada, phones: ['+49 351 1234567', '+49 171 7654321'] });
    await call(store, ['d', '2', '']);
    expect(await store.customers.get(1)).toMatchObject({
      phones: ['+49 351 1234567'],
      struckPhones: ['+49 171 7654321'],
    });
    expect(await store.promises.of(1)).toEqual([]);
  });

  it('"wrong number" strikes the number and has another one found', async () => {
    const store = await bookWith(ada);
    await call(store, ['w', '']);
    expect(await store.customers.get(1)).toMatchObject({ phones: [], struckPhones: ['+49 351 1234567'] });
    expect(await store.promises.of(1)).toMatchObject([{ text: 'find the number', due: '2026-11-30' }]);
  });

  it('"do not call" is kept, and stops the next call with its reason and day', async () => {
    const store = await bookWith(ada);
    await call(store, ['x', 'writes only']);
    expect(await runCadence('call ada', { store, prompter: scripted(), terminal: 100 })).toEqual({
      code: 1,
      out: '',
      err:
        'cadence: Ada Finch, Finch & Co asked not to be called, since 2026-11-23: writes only\n' +
        '  if they want it now: cadence call 1 --override "why", which saves the reason\n',
    });
  });

  it('an override is kept in the notes', async () => {
    const store = await bookWith({ ...ada, doNotCall: { on: '2026-05-04', reason: null } });
    const prompter = scripted('c', 's');
    await runCadence(['call', 'ada', '--override', 'she rang us'], { store, prompter, terminal: 80 });
    expect(await lastTouch(store)).toMatchObject({ note: 'called although they asked not to be: she rang us' });
  });
});

describe('a call that broke off', () => {
  const brokenOff = async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', 'two vans', ctrlC]);
    return store;
  };

  it('goes on at the next question', async () => {
    const store = await brokenOff();
    const { asked } = await call(store, ['r', 'runs well', '/end', '=', 's'], { args: '' });
    expect(asked[0]).toMatch(/^The call with Ada Finch, Finch & Co of 2026-11-23 \d\d:\d\d was interrupted\.$/);
    expect(asked[1]).toBe('How are you getting on with what you have from us?');
    expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['two vans', 'runs well']);
    expect(await lastTouch(store)).toMatchObject({ unfinished: false });
  });

  it('has all that was said before in the review and in the close', async () => {
    const store = await bookWith(ada);
    await runCadence(['note', '1', 'noted on the same day, in no call'], { store });
    const before = ['two vans /promise send the manual by friday', '/goal new store in may', '/fact two daughters'];
    await call(store, ['c', 'y', ...before, ctrlC]);
    await call(store, ['r', '/ask how did the move go?', '/promise they send the drawings', ctrlC], { args: '' });
    const { out, asked } = await call(store, ['r', '/end', '=', 's'], { args: '' });
    expect(asked[1]).toBe('How are you getting on with what you have from us?');
    const close = out.slice(out.indexOf('To finish'));
    for (const said of ['two vans', 'send the manual', 'new store in may', 'two daughters', 'how did the move go?'])
      expect(close).toContain(said);
    expect(close).not.toContain('in no call');
    expect(await store.promises.of(1)).toHaveLength(2);
  });

  it('is one thing to undo once it went on, however often it broke off', async () => {
    const store = await brokenOff();
    await call(store, ['r', 'runs well /promise send the manual by friday', ctrlC], { args: '' });
    await call(store, ['r', '/fact two daughters', '/end', '=', 's'], { args: '' });
    expect((await store.operations.latest(9)).map(({ kind }) => kind)).toEqual(['call', 'edit']);
    await runCadence('undo --yes', { store });
    expect(await store.touches.of(1)).toHaveLength(1);
    expect(await store.promises.of(1)).toEqual([]);
    expect((await store.facts.of(1)).facts).toEqual([]);
    await runCadence('redo --yes', { store });
    expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['two vans', 'runs well']);
  });

  it('goes on as an operation of its own where something else was done since', async () => {
    const store = await brokenOff();
    await runCadence(['note', '1', 'likes tea'], { store });
    await call(store, ['r', 'runs well', '/end', '=', 's'], { args: '' });
    expect((await store.operations.latest(9)).map(({ kind }) => kind)).toEqual(['call', 'note', 'call', 'edit']);
  });

  it('is mentioned when somebody else is called', async () => {
    const store = await bookWith(ada, bo);
    await call(store, ['c', 'y', 'two vans', ctrlC]);
    const { err } = await call(store, ['q'], { args: 'bo' });
    expect(err).toBe('Another call was interrupted; cadence call without a name continues it.\n');
  });

  it('can be closed as it is', async () => {
    const store = await brokenOff();
    await call(store, ['f'], { args: '' });
    expect(await lastTouch(store)).toMatchObject({ outcome: 'connected', unfinished: false });
  });

  it('can be thrown away, and undo brings it back', async () => {
    const store = await brokenOff();
    await call(store, ['d', 'q'], { args: '' });
    expect(await lastTouch(store)).toMatchObject({ note: 'looking for a driver' });
    await runCadence('undo', { store });
    expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['two vans']);
  });

  it('is thrown away and brought back with what was promised and asked in it', async () => {
    const store = await bookWith(ada);
    await runCadence(['note', '--ask', '1', 'is the mill still loud?'], { store });
    await call(store, ['c', 'y', '/promise send the list by thursday', 'quiet now', ctrlC]);
    const [before] = await store.promises.of(1);
    const asked = (await store.facts.of(1)).questions;
    expect(before?.touchId).not.toBeNull();
    await call(store, ['d', 'q'], { args: '' });
    expect((await store.promises.of(1))[0]?.touchId).toBeNull();
    await runCadence('undo', { store });
    expect((await store.promises.of(1))[0]).toEqual(before);
    expect((await store.facts.of(1)).questions).toEqual(asked);
  });

  it('before the day was named asks for it again', async () => {
    const store = await bookWith(ada);
    await call(store, ['l', ctrlC]);
    await call(store, ['r', 'friday'], { args: '' });
    expect(await store.promises.of(1)).toMatchObject([{ kind: 'callback', due: '2026-11-27' }]);
  });
});
