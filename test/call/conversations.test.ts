/** Whole conversations as one can read them aloud: a file for each script and language, to be looked over by somebody who speaks it. */
import { expect, it } from 'vitest';
import { holdCall } from '../../src/app/calls/hold-call.ts';
import { readLibrary } from '../../src/app/calls/scripts.ts';
import { builtinTexts } from '../../src/call/scripts/builtin.ts';
import type { Stage } from '../../src/call/stage.ts';
import type { Choice, Prompter } from '../../src/context.ts';
import { readBookSettings } from '../../src/domain/book-settings.ts';
import { type EventKind, eventKinds } from '../../src/domain/plan/event.ts';
import { eventKeys } from '../../src/domain/plan/event-kind.ts';
import type { Language } from '../../src/domain/script/language.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { someDay, workspaceOf } from '../support/cadence.ts';

interface Person {
  readonly country: string;
  readonly name: string;
  readonly caller: string;
  readonly shop: string;
  readonly product: string;
  readonly reasons: Readonly<Record<EventKind, string>>;
  readonly day: string;
  /** What they answer, one after the other; with what the caller types behind it. */
  readonly answers: readonly string[];
}

const people: Readonly<Record<Language, Person>> = {
  en: {
    ...{ country: 'US', name: 'Ada Finch', caller: 'Bo', shop: 'Finch Wool' },
    product: 'Merino DK 10-pack – Oat, Circular Needles 4 mm',
    reasons: {
      disaster: 'the flood on the Fox River',
      recall: 'the recall of the X200 needles',
      closing: 'our closing over Christmas',
      absence: 'my leave in December',
      'good-news': 'We have two drivers now, so your orders arrive a day earlier.',
      invitation: 'our open house on December 5',
      other: 'the holiday shipping deadline',
    },
    day: 'next tuesday',
    answers: [
      'quite busy, we hired two people',
      'very well, thank you /promise send you the new color card by friday',
      'not that I can think of',
    ],
  },
  de: {
    ...{ country: 'DE', name: 'Anna Fink', caller: 'Bodo Klein', shop: 'Wolle Fink' },
    product: 'Merino DK 10er-Pack – Hafer, Rundstricknadel 4 mm',
    reasons: {
      disaster: 'das Hochwasser an der Elbe',
      recall: 'der Rückruf der Nadeln X200',
      closing: 'unsere Betriebsferien über Weihnachten',
      absence: 'meine Elternzeit im Dezember',
      'good-news': 'Wir haben jetzt zwei Fahrer, und Ihre Bestellungen kommen einen Tag früher an.',
      invitation: 'unser Tag der offenen Tür am 5. Dezember',
      other: 'der Bestellschluss vor den Feiertagen',
    },
    day: 'nächsten Dienstag',
    answers: [
      'viel los, wir haben zwei Leute eingestellt',
      'sehr gut, danke /promise neue Farbkarte schicken bis Freitag',
      'im Moment nicht',
    ],
  },
  fr: {
    ...{ country: 'FR', name: 'Anne Pinson', caller: 'Benoît Petit', shop: 'Laines Pinson' },
    product: 'Mérinos DK – Avoine, Aiguilles circulaires 4 mm',
    reasons: {
      disaster: 'les inondations dans la vallée',
      recall: 'le rappel des aiguilles X200',
      closing: 'notre fermeture à Noël',
      absence: 'mon congé en décembre',
      'good-news': 'Nous avons maintenant deux livreurs, vos commandes arriveront un jour plus tôt.',
      invitation: 'nos portes ouvertes du 5 décembre',
      other: 'la date limite des commandes avant les fêtes',
    },
    day: 'mardi prochain',
    answers: [
      'on ne chôme pas, nous avons embauché deux personnes',
      'très bien, merci /promise vous envoyer le nouveau nuancier avant vendredi',
      'pas pour le moment',
    ],
  },
  es: {
    ...{ country: 'ES', name: 'Ana Pinzón', caller: 'Benito Ruiz', shop: 'Lanas Pinzón' },
    product: 'Merino DK – Avena, Agujas circulares 4 mm',
    reasons: {
      disaster: 'las inundaciones en la zona',
      recall: 'la retirada de las agujas X200',
      closing: 'nuestro cierre por Navidad',
      absence: 'mis vacaciones en diciembre',
      'good-news': 'Tenemos dos repartidores, así que sus pedidos llegarán un día antes.',
      invitation: 'nuestra jornada de puertas abiertas del 5 de diciembre',
      other: 'la fecha límite de pedidos antes de las fiestas',
    },
    day: 'el martes',
    answers: [
      'mucho trabajo, hemos contratado a dos personas',
      'muy bien, gracias /promise enviarle la nueva carta de colores para el viernes',
      'de momento no',
    ],
  },
};

/** Writes down what is said; answers each question as its kind asks for. */
function listening({ caller, name, answers, day }: Person): { stage: (now: () => Date) => Stage; lines: string[] } {
  const lines: string[] = [];
  const left = [...answers];
  let hint = '';
  const say = (text: string) => void lines.push(`${caller}: ${text}`);
  const answer = (question: string) => {
    if (!question.includes('?')) return '';
    if (hint.startsWith('1 ')) return '1';
    if (hint === '0 to 10') return '9';
    if (hint === 'yes or no') return 'yes';
    if (hint.startsWith('a day')) return day;
    return left.shift() ?? '';
  };
  const prompter: Prompter = {
    available: true,
    async text(question) {
      say(question);
      const typed = answer(question);
      const heard = hint.startsWith('1 ') ? hint.slice(2).split('   ')[0] : typed;
      hint = '';
      lines.push(typed === '' ? '' : `${name}: ${heard}`);
      return typed;
    },
    confirm: async () => true,
    async choose<T>(question: string, choices: readonly Choice<T>[]) {
      const wanted =
        question === 'How did it go?'
          ? 'c'
          : question.startsWith('How did they')
            ? '+'
            : question === 'Save the call?'
              ? 's'
              : 'y';
      if (wanted === 'y') say(question);
      const chosen = choices.find(({ key }) => key === wanted) ?? choices[0];
      if (chosen === undefined) throw new Error(`no choice for ${question}`);
      return chosen.value;
    },
    secret: async () => '',
    edit: async (text) => text,
  };
  const aside = (text: string) => {
    if (/^(1 |0 to 10|yes or no|a day)/.test(text)) hint = text;
  };
  const quiet = () => {};
  const stage = (now: () => Date): Stage => ({
    prompter,
    now,
    head: quiet,
    say,
    aside,
    tell: quiet,
    warn: quiet,
    rows: quiet,
  });
  return { stage, lines };
}

async function bookFor(person: Person, kind: EventKind | null): Promise<Store> {
  const { country, name, product, shop } = person;
  const store = await bookWith({ name, country, purchases: [['2026-10-01', 500]], createdOn: '2026-01-01' });
  await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
    const [bought] = await book.purchases.of(1);
    await book.purchases.change(bought?.id ?? 0, { product });
    await book.settings.set('shop', shop);
    if (kind === null) return;
    const id = await book.events.add({ name: 'News', reason: person.reasons[kind], day: someDay });
    await book.events.addMany(id, [{ customerId: 1, day: someDay }]);
    await book.settings.set(eventKeys.kind(id), kind);
  });
  return store;
}

async function conversation(language: Language, script: string, kind: EventKind | null): Promise<string> {
  const person = people[language];
  const store = await bookFor(person, kind);
  const here = workspaceOf(store);
  const ctx = { ...here, config: { ...here.config, entries: () => new Map([['me', person.caller]]) } };
  const customer = await store.customers.get(1);
  if (customer === null) throw new Error('nobody is there');
  const { stage, lines } = listening(person);
  const settings = readBookSettings(await store.settings.all());
  const about = { library: await readLibrary(ctx), script, override: undefined, resumed: undefined };
  await holdCall(ctx, store, stage(ctx.now), { ...about, customer, settings, round: false, prepared: async () => {} });
  return `${lines.join('\n').replace(/\n{2,}/g, '\n')}\n`;
}

const scripts = [...builtinTexts.keys()].filter((name) => name !== 'event').map((name) => [name, null] as const);
const events = eventKinds.map((kind) => ['event', kind] as const);
const all = (['en', 'de', 'fr', 'es'] as const).flatMap((language) =>
  [...scripts, ...events].map(([script, kind]) => [language, script, kind] as const),
);

it.each(all)('in %s, %s %s', async (language, script, kind) => {
  const file = kind === null ? script : `${script}-${kind}`;
  const said = await conversation(language, script, kind);
  await expect(said).toMatchFileSnapshot(`../../fixtures/calls/${language}/${file}.txt`);
});
