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
    expect(stepAfter('/end', '/skip', '', '/back')).toBe('anything');
    expect(having('/back').notices).toEqual(['This is the first question.']);
    expect(having('fine', '/back').notices).toEqual([null, null]);
  });

  it.each([
    ['two vans /clarify', 'business', 'two vans ', 'Say: What do you mean by that, if I may ask?'],
    ['two vans /CLARIFY ', 'business', 'two vans ', 'Say: What do you mean by that, if I may ask?'],
    ['two vans /back', 'business', null, 'This is the first question.'],
    ['two vans /edit', 'business', null, null],
    ['two vans /skip', 'product', null, null],
    ['two vans /go 3', 'anything', null, null],
    ['two vans /end', 'close', null, null],
    ['two vans /ask and the drivers? /end', 'close', null, 'Kept for the next call.'],
    ['two vans /complaint one leaks', 'complaint-what', null, expect.stringContaining('Just listen now.')],
    ['two vans /complaint', 'complaint-what', null, expect.stringContaining('Just listen now.')],
  ])('%j stores the answer, and then does what stands behind it', (typed, at, prefill, notice) => {
    const done = take(beginSession(aSetup()), typed);
    expect(done).toMatchObject({ prefill, notice, refused: false });
    expect(done.savings.find(({ kind }) => kind === 'answer')).toMatchObject({ text: 'two vans' });
    expect(done.session.answers).toEqual({ business: 'two vans' });
    expect(currentStep(done.session)?.id ?? 'close').toBe(at);
  });

  it.each(['open 24/7', 'see the page /help of ours', 'and/or /back there'])(
    '%j is an answer and nothing else',
    (typed) => {
      expect(having(typed).savings).toMatchObject([{ kind: 'answer', text: typed }]);
    },
  );

  it.each(['/go', '/go 0', '/go 4', '/go 1.5', '/go three', '/0', '/99'])('%s lists the questions', (typed) => {
    const { session, notices } = having(typed);
    expect(notices).toEqual(['>   /1 business\n    /2 product\n    /3 anything']);
    expect(session.at).toBe(0);
  });

  it.each(['/1st', '/x2'])('%s is no number of a question', (typed) => {
    expect(having(typed).notices[0]).toContain(`There is no ${typed}.`);
  });

  it('asks a question that is called as what every object has', () => {
    const session = beginSession({ ...aSetup(), steps: [aStep({ id: 'constructor' })] });
    expect(take(session, '/go').notice).toBe('>   /1 constructor');
  });

  it('lists the questions', () => {
    expect(having('fine', '/go').notices.at(-1)).toBe('  ✓ /1 business\n>   /2 product\n    /3 anything');
  });

  const ours = { kind: 'promise', theirs: false, time: null };
  it.each([
    ['/promise send the manual by friday', { ...ours, text: 'send the manual', due: '2026-11-27' }],
    ['/promise send the manual', { ...ours, text: 'send the manual', due: '2026-11-24' }],
    ['/PROMISE call back tomorrow', { ...ours, text: 'call back', due: '2026-11-23' }],
    ['/promise they ring on friday', { ...ours, theirs: true, text: 'they ring', due: '2026-11-27' }],
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

  it.each([
    ['/promise send it by friday', 'Promised by 2026-11-27: send it.'],
    ['/promise ring by friday 3pm', 'Promised by 2026-11-27 15:00: ring.'],
    ['/promise ring by today', 'Promised by 2026-11-22: ring.'],
    [
      '/promise send it',
      'Promised by 2026-11-24: send it. No day was said, so that is the day; it can be changed at the end.',
    ],
    ['/note they move', 'Noted.'],
    ['/ask how was it?', 'Kept for the next call.'],
    ['/fact two daughters', 'Remembered.'],
    ['/goal move in may', "Remembered. I'll remind you on 2027-05-01."],
    ['/goal move today', "Remembered. I'll remind you on 2026-11-22."],
    ['/fact moved on 2020-05-01', 'Remembered.'], // a day that has been does not come back
    ['/product the oven', 'From now on their product is: the oven.'],
    ['/complaint', 'Just listen now. A promise is noted: call them about it by 2026-11-24.'],
    ['fine', null],
    ['fine /note a /ask b', 'Noted.\nKept for the next call.'],
  ])('%s is answered: %s', (typed, notice) => {
    const turn = take(beginSession(aSetup()), typed);
    expect(turn).toMatchObject({ notice, refused: false, wantsEditor: false, prefill: null });
  });

  it.each([
    ['/note', 'Write the note after it: /note they move in spring'],
    ['/promise ', 'Say what and when: /promise send the manual by friday'],
    ['/promise by friday', 'Say what and when: /promise send the manual by friday'],
    ['/promise send it by 2020-01-01', '2020-01-01 has passed. By when, from today on?'],
    ['/ask', 'Write the question after it: /ask how did the move go?'],
    ['/fact', 'Which fact? /fact two daughters'],
    ['/goal', 'Which goal? /goal new store in may'],
    ['/product', 'Which product? /product the bread oven'],
    ['/', 'There is no /. /help lists what there is; // begins an answer with a slash.'],
    ['fine /ask x /promise y by 2020-01-01', '2020-01-01 has passed. By when, from today on?'],
  ])('%s is refused: %s', (typed, notice) => {
    const before = beginSession(aSetup());
    expect(take(before, typed)).toEqual({
      session: before,
      savings: [],
      notice,
      refused: true,
      wantsEditor: false,
      prefill: null,
    });
  });

  it('refuses an answer that cannot be read, with all commands behind it', () => {
    const before = beginSession(aSetup({ steps: [aStep({ id: 'score', answer: 'scale' })] }));
    const turn = take(before, 'eleven /note they move');
    expect(turn).toMatchObject({ refused: true, savings: [] });
    expect(turn.session).toBe(before);
  });

  it('keeps a day that has been with nothing that is to come back', () => {
    expect(having('/fact moved on 2020-05-01').savings).toEqual([
      { kind: 'fact', text: 'moved on 2020-05-01', day: null },
    ]);
  });

  it('says that the caller wants an editor', () => {
    const before = beginSession(aSetup());
    expect(take(before, '/edit')).toEqual({ ...take(before, '/skip'), session: before, wantsEditor: true });
  });

  it('lists its commands', () => {
    expect(having('/help').notices[0]?.split('\n')).toEqual([
      '/promise WHAT by DAY       something we owe them',
      '/note TEXT                 anything else they said',
      '/fact TEXT                 worth remembering',
      '/goal TEXT in may          what they want to achieve, and when',
      '/ask TEXT                  a question for the next call',
      '/clarify                   a short question to say now',
      '/complaint TEXT            something went wrong: listen',
      '/product NAME              what they have from us',
      '/edit                      write this answer in your editor',
      '/back                      the question before',
      '/skip                      the next question',
      '/go NUMBER                 any question (alone: list them)',
      '/end                       to the close',
      '/help                      this list',
      'Enter alone goes on. Anything else you type is the answer.',
    ]);
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
    expect(having('see /noteworthy and /note').savings).toMatchObject([{ text: 'see /noteworthy and /note' }]);
    expect(having('at 1/note 2').savings).toMatchObject([{ text: 'at 1/note 2' }]);
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

  it('has short questions of its own where the script has none, each question its own turn of them', () => {
    const general = [
      'Say: What do you mean by that, if I may ask?',
      'Say: Can you give me an example?',
      'Say: And what would be better for you?',
    ];
    expect(having('/clarify', '/clarify', '/clarify', '/clarify').notices).toEqual([...general, general[0]]);
    expect(having('/clarify', '/skip', '/clarify', '/end', '/clarify').notices).toEqual([
      ...[general[0], null, general[0], null, general[0]],
    ]);
    const called = beginSession(aSetup({ steps: [aStep({ id: 'constructor', probes: ['Why?'] })] }));
    expect(take(called, '/clarify').notice).toBe('Say: Why?');
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

  it('keeps what a complaint was about, and its day, when it is only named again', () => {
    expect(having('/complaint it leaks', '/complaint').session.complaint?.text).toBe('it leaks');
    const { session, savings } = having(
      '/complaint',
      'it leaks',
      'a wet floor',
      '',
      'a new seal',
      'thursday',
      '/complaint',
    );
    expect(session.complaint).toEqual({ text: 'it leaks', due: '2026-11-26' });
    expect(savings.at(-1)).toEqual({ kind: 'complaint', text: 'it leaks', due: '2026-11-26' });
  });

  it('keeps what was said first to be the complaint', () => {
    expect(having('/complaint it leaks', 'the floor was wet').session.complaint?.text).toBe('it leaks');
  });

  it('listens to a complaint without the command where the script asks for it', () => {
    const asks = beginSession(aSetup({ steps: [aStep({ id: 'complaint-what' }), aStep({ id: 'complaint-when' })] }));
    const first = take(asks, 'it leaks');
    expect(first.savings.at(-1)).toEqual({ kind: 'complaint', text: 'it leaks', due: '2026-11-24' });
    expect(take(first.session, '2026-12-01').session.complaint).toEqual({ text: 'it leaks', due: '2026-12-01' });
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
    const later = resumeSession(aSetup(), { answers: { product: 'fine' }, complaint: null });
    expect(currentStep(later)?.id).toBe('anything');
    expect(resumeSession(aSetup(), { answers: {}, complaint: null })).toEqual(beginSession(aSetup()));
  });

  it('does not say the greeting again', () => {
    const hello = aStep({ id: 'hello', answer: 'none' });
    const steps = [hello, ...aSetup().steps];
    const resumed = resumeSession(aSetup({ steps }), { answers: {}, complaint: null });
    expect(currentStep(resumed)?.id).toBe('business');
  });

  it('goes on in the middle of a complaint', () => {
    const complaint = { text: 'it leaks', due: '2026-11-24' } as const;
    const resumed = resumeSession(aSetup(), { answers: { 'complaint-what': 'it leaks' }, complaint });
    expect(currentStep(resumed)?.id).toBe('complaint-effect');
  });

  it.each([
    [['business'], 'complaint-what'], // told of it, and nothing more
    [['business', 'complaint-what', 'complaint-right'], 'complaint-when'],
    [['complaint-what'], 'complaint-effect'],
    [['business', 'complaint-what', 'complaint-when'], 'product'],
    [['business', 'complaint-what', 'product'], 'anything'], // the rest of the listening was skipped
    [['complaint-what', 'business', 'product', 'anything'], undefined],
  ])('asks what was not yet asked about a complaint, in its place: after %j comes %s', (answered, next) => {
    const complaint = { text: 'it leaks', due: '2026-11-24' } as const;
    const answers = Object.fromEntries(answered.map((id) => [id, id === 'complaint-when' ? '2026-11-24' : 'so']));
    const resumed = resumeSession(aSetup(), { answers, complaint });
    expect(currentStep(resumed)?.id).toBe(next);
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
