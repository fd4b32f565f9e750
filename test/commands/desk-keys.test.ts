/** The desk as a machine: keys in, states and deeds out. Nothing is read and nothing is drawn. */
import { describe, expect, it } from 'vitest';
import {
  customerIn,
  type DeskState,
  done,
  type Effect,
  firstState,
  refused,
  step,
  withRows,
} from '../../src/command-line/desk/state.ts';
import { outcomeNames, outcomes } from '../../src/domain/touch.ts';
import { eventsOf } from '../support/screen.ts';

const today = '2026-11-23';
const rowsOf = (...ids: number[]) => ids.map((customerId) => ({ customerId, name: `n${customerId}`, about: '' }));
const start = withRows(firstState, rowsOf(5, 36, 59, 31), 0);

function typing(typed: string, from: DeskState = start): { state: DeskState; effects: Effect[] } {
  const effects: Effect[] = [];
  let state = from;
  for (const event of eventsOf(typed)) {
    const next = step(state, event, { today, page: 2 });
    state = next.state;
    if (next.effect !== null) effects.push(next.effect);
  }
  return { state, effects };
}

const onlyEffect = (typed: string, from?: DeskState) => {
  const { effects } = typing(typed, from);
  expect(effects.length).toBeLessThanOrEqual(1);
  return effects[0] ?? null;
};

describe('what a key asks for', () => {
  it.each<[string, Effect | null]>([
    ['<Enter>', { do: 'call', customer: 5 }],
    ['<Down><Enter>', { do: 'call', customer: 36 }],
    ['<Right><Enter>', { do: 'call', customer: 5 }],
    ['u', { do: 'undo' }],
    ['lk<Enter>', { do: 'log', customer: 5, kind: 'card', outcome: null, by: null, note: null }],
    ['lsthey build<Enter>', { do: 'log', customer: 5, kind: 'visit', outcome: null, by: null, note: 'they build' }],
    ['q', { do: 'leave' }],
    ['<Esc>', { do: 'leave' }],
    ['<^C>', { do: 'leave' }],
    ['<^D>', { do: 'leave' }],
    ['<^Z>', { do: 'pause' }],
    ['n<^C>', { do: 'leave' }],
    ['lc<^Z>', { do: 'pause' }],
    ['s<Enter>', { do: 'snooze', customer: 5, until: '+1w' }],
    ['sfriday<Enter>', { do: 'snooze', customer: 5, until: 'friday' }],
    ['s<Esc>', null],
    ['ntwo vans<Enter>', { do: 'note', customer: 5, text: 'two vans' }],
    ['n  <Enter>', null],
    ['lc<Enter>', { do: 'log', customer: 5, kind: 'call', outcome: 'connected', by: null, note: null }],
    [
      '<End>lvsaid hello<Enter>',
      { do: 'log', customer: 31, kind: 'call', outcome: 'left_voicemail', by: null, note: 'said hello' },
    ],
    [
      'lltuesday at 10<Enter>asked for prices<Enter>',
      { do: 'log', customer: 5, kind: 'call', outcome: 'callback', by: 'tuesday at 10', note: 'asked for prices' },
    ],
    ['lo<Enter><Enter>', { do: 'log', customer: 5, kind: 'call', outcome: 'not_now', by: null, note: null }],
    ['l<Enter>', null],
    ['l <Enter><Down>', null],
    ['lz', null],
    ['z<F1>', null],
  ])('%s', (typed, effect) => {
    expect(onlyEffect(typed)).toEqual(effect);
  });

  it.each(outcomeNames)('every outcome has its key: %s', (outcome) => {
    const day = outcomes[outcome].asksForDay ? '<Enter>' : '';
    expect(onlyEffect(`l${outcomes[outcome].key}${day}<Enter>`)).toMatchObject({ do: 'log', outcome });
  });

  it.each(['l', 's', 'n', '<Right>'])('with nobody in the list %s does nothing', (typed) => {
    const nobody = withRows(firstState, []);
    expect(typing(typed, nobody)).toEqual({ state: nobody, effects: [] });
  });

  it('the end of the input leaves from anywhere', () => {
    for (const typed of ['', '/a', 'l', 'lc', '?', 's'])
      expect(step(typing(typed).state, { kind: 'ended' }, { today, page: 2 }).effect).toEqual({ do: 'leave' });
  });
});

describe('Esc goes a step back', () => {
  it.each([
    ['?', 'list'],
    ['l', 'list'],
    ['s', 'list'],
    ['n', 'list'],
    ['lc', 'outcome'],
    ['ll', 'outcome'],
    ['lltuesday<Enter>', 'line'],
    ['<Right>', 'list'],
  ])('from %s to the %s', (typed, kind) => {
    const { state, effects } = typing(`${typed}<Esc>`);
    expect(state.mode.kind).toBe(kind);
    expect(effects).toEqual([]);
  });

  it('out of the note of a callback to the day that was typed', () => {
    const { state } = typing('lltuesday<Enter>words<Esc>');
    expect(state.mode).toMatchObject({
      asked: { what: 'day', outcome: 'callback' },
      line: { text: 'tuesday', cursor: 7 },
    });
  });

  it('out of the card, then the filter, then the desk', () => {
    const { state, effects } = typing('/n<Enter><Right>');
    expect(effects.map((effect) => effect.do)).toEqual(['find', 'find']);
    expect(state.isOpen).toBe(true);
    const closed = typing('<Esc>', state);
    expect([closed.state.isOpen, closed.effects]).toEqual([false, []]);
    const unfiltered = typing('<Esc>', closed.state);
    expect([unfiltered.state.filter, unfiltered.effects]).toEqual([null, [{ do: 'refresh' }]]);
    expect(onlyEffect('<Esc>', unfiltered.state)).toEqual({ do: 'leave' });
  });

  it('from anywhere, pressed often enough', () => {
    for (const typed of ['/abc<Enter>', 'lltuesday<Enter>x', '?', '<Right>', 's', 'u', '/x'])
      expect(typing(`${typed}${'<Esc>'.repeat(5)}`).effects.at(-1)).toEqual({ do: 'leave' });
  });
});

describe('the list', () => {
  it.each([
    ['<Down>', 36],
    ['j', 36],
    ['<Down><Up>', 5],
    ['jk', 5],
    ['<Up>', 5],
    ['<End>', 31],
    ['<End><Down>', 31],
    ['<End><Home>', 5],
    ['<PageDown>', 59],
    [' ', 59],
    ['<PageDown><PageDown><PageDown>', 31],
    ['<End><PageUp>', 36],
  ])('%s selects customer %i', (typed, customer) => {
    expect(customerIn(typing(typed).state)).toBe(customer);
  });

  it('keeps the customer who is selected when others come before them', () => {
    const { state } = typing('<Down>');
    expect(customerIn(withRows(state, rowsOf(7, 5, 36)))).toBe(36);
    expect(customerIn(withRows(state, rowsOf(5, 59)))).toBe(59);
    expect(customerIn(withRows(state, rowsOf(5)))).toBe(5);
    expect(customerIn(withRows(state, []))).toBeNull();
  });

  it('keeps the row where one customer stands twice', () => {
    const twice = typing('<End>', withRows(start, rowsOf(5, 36, 5))).state;
    expect(withRows(twice, rowsOf(5, 36, 5)).selected).toBe(2);
  });

  it('does not move below a question about a customer', () => {
    for (const typed of ['l', 'lc', 's', 'n', '?'])
      expect(step(typing(typed).state, { kind: 'quiet' }, { today, page: 2 }).effect).toBeNull();
    for (const typed of ['', '/a'])
      expect(step(typing(typed).state, { kind: 'quiet' }, { today, page: 2 }).effect).toEqual({ do: 'refresh' });
  });
});

describe('the filter', () => {
  it.each([
    ['/', ['']],
    ['/ab', ['', 'a', 'ab']],
    ['/ab<Back>', ['', 'a', 'ab', 'a']],
    ['/lsnuq?', ['', 'l', 'ls', 'lsn', 'lsnu', 'lsnuq', 'lsnuq?']],
    ['/ab<^U>', ['', 'a', 'ab', '']],
    ['/a b<^W>', ['', 'a', 'a ', 'a b', 'a ']],
    ['/a<Left>b', ['', 'a', 'ba']],
    ['/a<^A><Del>', ['', 'a', '']],
    ['/a<Down><Up>', ['', 'a']],
    ['«3035550135»', ['3035550135']],
    ['/x«3035550135\n»', ['', 'x', 'x3035550135']],
  ])('%s looks for %j', (typed, texts) => {
    expect(typing(typed).effects.map((effect) => (effect.do === 'find' ? effect.text : effect.do))).toEqual(texts);
  });

  it('moves while it is typed, and Enter takes what is selected', () => {
    const { state, effects } = typing('/a<Down><Enter>n');
    expect(state.mode).toMatchObject({ kind: 'line', asked: { what: 'note' } });
    expect(customerIn(state)).toBe(36);
    expect(effects.every((effect) => effect.do === 'find')).toBe(true);
  });

  it('of nothing is left by Enter as by Esc', () => {
    expect(typing('/<Enter>').state.filter).toBeNull();
  });
});

describe('what is pasted', () => {
  it('is never read as keys', () => {
    expect(typing('l«c\n»').effects).toEqual([]);
    expect(typing('?«q»').state.mode.kind).toBe('help');
    expect(typing('«uuu»').effects).toEqual([{ do: 'find', text: 'uuu' }]);
  });

  it('is one line in a line', () => {
    const { state } = typing('n«two vans\r\nand a dog»');
    expect(state.mode.kind === 'line' && state.mode.line.text).toBe('two vans and a dog');
  });

  it('steers nothing', () => {
    const { state } = typing('n«\u001b]0;x\u0007a\u001b[2Jb\u202e»');
    expect(state.mode.kind === 'line' && state.mode.line.text).toBe('ab');
  });

  it('is cut where it is a whole file', () => {
    const { state } = typing(`n«${'x'.repeat(100_000)}»`);
    expect(state.mode.kind === 'line' && state.mode.line.text.length).toBe(4000);
  });
});

describe('a line', () => {
  it.each([
    ['nab<Left>c', 'acb'],
    ['nab<Back>', 'a'],
    ['né<Back>', ''],
    ['n👨‍👩‍👧<Back>', ''],
    ['nab<^A>c', 'cab'],
    ['nab<^A><Del>', 'b'],
    ['n👍🏽a<^A><Right>b', '👍🏽ba'],
    ['nab<Up><Tab><F1>', 'ab'],
  ])('%s is "%s"', (typed, text) => {
    const { state } = typing(typed);
    expect(state.mode.kind === 'line' && state.mode.line.text).toBe(text);
  });

  it('stays to be mended where what it asks for is refused', () => {
    const asked = typing('ssomeday<Enter>').state;
    const state = refused(asked, '"someday" is not a day');
    expect(state.mode).toMatchObject({ problem: '"someday" is not a day', line: { text: 'someday', cursor: 7 } });
    expect(typing('x', state).state.mode).toMatchObject({ problem: null, line: { text: 'somedayx', cursor: 8 } });
    expect(typing('<Esc>', state).state.mode.kind).toBe('list');
  });

  it('with the day of a callback is read before the note is asked for', () => {
    const { state, effects } = typing('llsomeday<Enter>');
    expect(state.mode).toMatchObject({ asked: { what: 'day' }, problem: '"someday" is not a day' });
    expect(effects).toEqual([]);
    expect(typing('llyesterday<Enter>').state.mode).toMatchObject({ problem: '2026-11-22 has passed' });
  });
});

describe('undo', () => {
  const asked: DeskState = { ...start, mode: { kind: 'sure', operation: 7, title: 'import customers.csv' } };

  it.each<[string, Effect | null]>([
    ['y', { do: 'undo this', operation: 7 }],
    ['Y', { do: 'undo this', operation: 7 }],
    ['u', { do: 'undo this', operation: 7 }],
    ['n', null],
    ['<Enter>', null],
    ['<Esc>', null],
  ])('of what was done elsewhere is asked about: %s', (typed, effect) => {
    expect(onlyEffect(typed, asked)).toEqual(effect);
    expect(typing(typed, asked).state.mode.kind).toBe('list');
  });
});

it('says what was done until the next key', () => {
  const said = done(start, 'Logged call (talked): Ada');
  expect(said.message).toBe('Logged call (talked): Ada');
  expect(step(said, { kind: 'woken' }, { today, page: 2 }).state.message).toBe('Logged call (talked): Ada');
  expect(typing('<Down>', said).state.message).toBe('');
});
