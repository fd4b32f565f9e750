import { describe, expect, it } from 'vitest';
import {
  beginSession,
  currentStep,
  resumeSession,
  type Saving,
  type Session,
  sessionCommands,
  take,
} from '../../../src/domain/script/session.ts';
import { fc } from '../../support/properties.ts';
import { aSetup, aStep } from '../../support/steps.ts';

function having(...typed: string[]): { session: Session; savings: Saving[]; notices: (string | null)[] } {
  let session = beginSession(aSetup());
  const savings: Saving[] = [];
  const notices: (string | null)[] = [];
  for (const text of typed) {
    const turn = take(session, text);
    session = turn.session;
    savings.push(...turn.savings);
    notices.push(turn.notice);
  }
  return { session, savings, notices };
}

const stepAfter = (...typed: string[]) => currentStep(having(...typed).session)?.id ?? 'close';

describe('a session', () => {
  it('asks one question after the other and saves each answer', () => {
    const { savings } = having('two new vans', '', 'no');
    expect(savings).toMatchObject([
      { kind: 'answer', step: { id: 'business' }, text: 'two new vans' },
      { kind: 'answer', step: { id: 'anything' }, text: 'no' },
    ]);
    expect(stepAfter('two new vans', '', 'no')).toBe('close');
  });

  it('goes where the caller wants', () => {
    expect(stepAfter('/skip')).toBe('product');
    expect(stepAfter('fine', '/back')).toBe('business');
    expect(stepAfter('/3')).toBe('anything');
    expect(stepAfter('/go 2')).toBe('product');
    expect(stepAfter('/end')).toBe('close');
    expect(stepAfter('/end', '/back')).toBe('anything');
    expect(stepAfter('/back')).toBe('business');
  });

  it('asks a question that is called as what every object has', () => {
    const session = beginSession({ ...aSetup(), steps: [aStep({ id: 'constructor' })] });
    expect(take(session, '/go').notice).toBe('>   /1 constructor');
  });

  it('lists the questions', () => {
    expect(having('fine', '/go').notices.at(-1)).toBe('  ✓ /1 business\n>   /2 product\n    /3 anything');
  });

  it.each([
    ['/promise send the manual by friday', { kind: 'promise', text: 'send the manual', due: '2026-11-27', time: null }],
    ['/promise send the manual', { kind: 'promise', text: 'send the manual', due: '2026-11-24', time: null }],
    ['/PROMISE call back tomorrow', { kind: 'promise', text: 'call back', due: '2026-11-23', time: null }],
    ['/note  they move ', { kind: 'note', text: 'they move' }],
    ['/ask how was the move?', { kind: 'question', text: 'how was the move?' }],
    ['/fact two daughters', { kind: 'fact', text: 'two daughters', day: null }],
    ['/goal new store in May', { kind: 'goal', text: 'new store in May', day: '2027-05-01' }],
    ['/product the oven', { kind: 'product', text: 'the oven' }],
    ['/complaint it leaks', { kind: 'complaint', text: 'it leaks', due: '2026-11-24' }],
  ])('%s is saved at once and the question stays open', (typed, saving) => {
    const { session, savings } = having(typed);
    expect(savings).toEqual([saving]);
    expect(session.answers).toEqual({});
  });

  it('takes commands behind an answer too', () => {
    const { session, savings } = having('They like it /promise send the manual by friday /ask is it still quiet?');
    expect(savings).toMatchObject([
      { kind: 'promise', text: 'send the manual' },
      { kind: 'question', text: 'is it still quiet?' },
      { kind: 'answer', text: 'They like it' },
    ]);
    expect(currentStep(session)?.id).toBe('product');
  });

  it('keeps everything open when a command behind an answer cannot be used', () => {
    const before = beginSession(aSetup());
    const turn = take(before, 'They like it /promise send it by 2020-01-01');
    expect(turn).toMatchObject({ refused: true, savings: [] });
    expect(turn.session).toBe(before);
  });

  it('takes a slash in an answer for what it is', () => {
    expect(having('either/or, 50/50').savings).toMatchObject([{ text: 'either/or, 50/50' }]);
    expect(having('//etc is full').savings).toMatchObject([{ text: '/etc is full' }]);
    expect(having('/promis x').notices).toEqual([
      'There is no /promis. /help lists what there is; // begins an answer with a slash.',
    ]);
  });

  it('shows a short question to say, another one each time', () => {
    const probes = ['Since when?', 'How much?'];
    let session = beginSession(aSetup({ steps: [aStep({ id: 'business', probes })] }));
    const said = ['/clarify', '/clarify', '/clarify'].map((typed) => {
      const turn = take(session, typed);
      session = turn.session;
      return turn.notice;
    });
    expect(said).toEqual(['Say: Since when?', 'Say: How much?', 'Say: Since when?']);
  });

  it('listens to a complaint first, promises a call, and then goes on', () => {
    const { session, savings } = having('fine', '/complaint', 'it leaks', 'a wet floor', '', 'a new seal', 'thursday');
    expect(savings.filter((saving) => saving.kind === 'complaint')).toEqual([
      { kind: 'complaint', text: null, due: '2026-11-24' },
      { kind: 'complaint', text: 'it leaks', due: '2026-11-24' },
      { kind: 'complaint', text: 'it leaks', due: '2026-11-26' },
    ]);
    expect(session.complaint).toEqual({ text: 'it leaks', due: '2026-11-26' });
    expect(currentStep(session)?.id).toBe('product');
  });

  it('puts the listening steps in once', () => {
    const { session } = having('/complaint', '/complaint it is loud, too');
    expect(session.steps).toHaveLength(8);
    expect(session.complaint?.text).toBe('it is loud, too');
  });

  it('writes down what is said to a step that asks nothing, and at the close', () => {
    const setup = aSetup({ steps: [aStep({ id: 'hello', answer: 'none' })] });
    const first = take(beginSession(setup), 'they were glad');
    expect(first).toMatchObject({ session: { at: 1 }, savings: [{ kind: 'note', text: 'they were glad' }] });
    expect(take(first.session, 'oh, and a new van')).toMatchObject({
      savings: [{ kind: 'note', text: 'oh, and a new van' }],
    });
  });

  it('goes on where it broke off', () => {
    const resumed = resumeSession(aSetup(), { answers: { business: 'fine' }, complaint: null });
    expect(currentStep(resumed)?.id).toBe('product');
  });

  it('goes on in the middle of a complaint', () => {
    const complaint = { text: 'it leaks', due: '2026-11-24' } as const;
    const resumed = resumeSession(aSetup(), { answers: { 'complaint-what': 'it leaks' }, complaint });
    expect(currentStep(resumed)?.id).toBe('complaint-effect');
  });
});

const someLine = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    'fine',
    'yes',
    '7',
    'friday',
    '/2',
    '/99',
    '//',
    '/',
    'ok /ask how?',
    'ok /promise x by 2001-01-01',
  ),
  fc
    .tuple(
      fc.constantFrom(...sessionCommands.map(({ name }) => name)),
      fc.constantFrom('', ' it leaks', ' x by friday', ' 2', '\n'),
    )
    .map(([name, rest]) => `/${name}${rest}`),
);
const someCall = fc.array(someLine, { maxLength: 25 });
const kinds = ['text', 'choice', 'scale', 'yesno', 'date', 'none'] as const;
const everyKind = aSetup({ steps: kinds.map((answer) => aStep({ id: answer, answer, choices: ['one', 'two'] })) });

function play(typed: readonly string[]): { session: Session; savings: readonly Saving[] } {
  return typed.reduce<{ session: Session; savings: readonly Saving[] }>(
    ({ session, savings }, text) => {
      const turn = take(session, text);
      return { session: turn.session, savings: [...savings, ...turn.savings] };
    },
    { session: beginSession(everyKind), savings: [] },
  );
}

const savedAnswers = (savings: readonly Saving[]) =>
  Object.fromEntries(savings.flatMap((saving) => (saving.kind === 'answer' ? [[saving.step.id, saving.text]] : [])));

describe('any call, whatever is typed', () => {
  it('stays on a question or at the close, and loses no answer', () => {
    fc.assert(
      fc.property(someCall, someLine, (typed, last) => {
        const { session } = play(typed);
        const next = take(session, last).session;
        expect(next.at).toBeGreaterThanOrEqual(0);
        expect(next.at).toBeLessThanOrEqual(next.steps.length);
        expect(Object.keys(next.answers)).toEqual(expect.arrayContaining(Object.keys(session.answers)));
      }),
    );
  });

  it('has stored every answer it knows at every point where it may break off', () => {
    fc.assert(
      fc.property(someCall, (typed) => {
        const { session, savings } = play(typed);
        expect(savedAnswers(savings)).toEqual(session.answers);
        const stored = savings.findLast((saving) => saving.kind === 'complaint');
        expect(stored === undefined ? null : { text: stored.text, due: stored.due }).toEqual(session.complaint);
        const resumed = resumeSession(everyKind, { answers: savedAnswers(savings), complaint: session.complaint });
        expect(resumed.answers).toEqual(session.answers);
      }),
    );
  });

  it('is unchanged by going back and on again', () => {
    fc.assert(
      fc.property(someCall, (typed) => {
        const { session } = play(typed);
        fc.pre(session.at > 0);
        const back = take(session, '/back').session;
        expect(take(back, '').session).toEqual(session);
        expect(take(back, '/skip').session).toEqual(session);
      }),
    );
  });

  it('is unchanged by what was refused', () => {
    fc.assert(
      fc.property(someCall, someLine, (typed, last) => {
        const { session } = play(typed);
        const turn = take(session, last);
        if (!turn.refused) return;
        expect(turn.session).toBe(session);
        expect(turn.savings).toEqual([]);
        expect(turn.notice).not.toBe(null);
      }),
    );
  });
});
