/** Whole conversations as one can read them aloud: a file for each script and language, to be looked over by somebody who speaks it. */
import { expect, it } from 'vitest';
import { holdCall } from '../../src/app/calls/hold-call.ts';
import { readLibrary } from '../../src/app/calls/scripts.ts';
import type { CallScreen } from '../../src/call/call-screen.ts';
import { builtinScript, builtinTexts, inLanguage } from '../../src/call/scripts/builtin.ts';
import type { Choice, Prompter } from '../../src/context.ts';
import { type EventKind, eventKinds } from '../../src/domain/plan/event.ts';
import type { Language } from '../../src/domain/script/language.ts';
import type { Step } from '../../src/domain/script/script.ts';
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
  /** What they answer, by question, with what the caller types behind it; `other` is the answer to all others. */
  readonly answers: Readonly<Record<string, string>>;
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
    answers: {
      yes: 'yes',
      business: 'quite busy, we hired two people',
      product: 'very well, thank you /promise send you the new color card by friday',
      questions: 'not that I can think of',
      'anything-else': "no, that's all",
      'complaint-what': 'the last box came in wet',
      'complaint-effect': 'I had to close a class early',
      'complaint-right': 'a new box would be fine',
      'all-right': 'yes, we were lucky',
      impact: 'the cellar is full of water',
      help: 'could you hold our order? /promise hold your order by friday',
      'recall-harm': 'no, nothing',
      'closing-before': 'yes, ten more skeins /promise send you ten skeins by friday',
      'closing-meanwhile': 'we will be fine',
      'absence-open': 'only the invoice from October',
      'news-reaction': 'that is great to hear',
      'news-wish': 'more summer colors',
      'invitation-who': 'my sister',
      'news-impact': 'I will order a week earlier',
      'found-us': 'a friend told me about you',
      'first-days': 'very good, it knits up quickly',
      hopes: 'a sweater for my daughter, and yes, it does',
      'was-it-us': 'no, we just moved house',
      needs: 'I still knit, just less',
      'went-well': 'the new classes are always full',
      'should-change': 'a shorter wait for dyed colors',
      'goals-quarter': 'open the second room',
      'goals-year': 'with four people instead of two',
      'drawing-board': 'a kit for beginners',
      history: 'with a market stall in 2009',
      changes: 'my landlord is selling',
      'what-else': 'a list of colors that are going out',
      other: 'fine',
    },
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
    answers: {
      yes: 'ja',
      business: 'viel los, wir haben zwei Leute eingestellt',
      product: 'sehr gut, danke /promise neue Farbkarte schicken bis Freitag',
      questions: 'im Moment nicht',
      'anything-else': 'nein, das war alles',
      'complaint-what': 'das letzte Paket war nass',
      'complaint-effect': 'ich musste einen Kurs abbrechen',
      'complaint-right': 'ein neues Paket würde reichen',
      'all-right': 'ja, wir hatten Glück',
      impact: 'der Keller steht unter Wasser',
      help: 'könnten Sie unsere Bestellung zurückhalten? /promise Bestellung zurückhalten bis Freitag',
      'recall-harm': 'nein, nichts',
      'closing-before': 'ja, noch zehn Knäuel /promise zehn Knäuel schicken bis Freitag',
      'closing-meanwhile': 'ja, das geht schon',
      'absence-open': 'nur die Rechnung vom Oktober',
      'news-reaction': 'das freut mich sehr',
      'news-wish': 'mehr Sommerfarben',
      'invitation-who': 'meine Schwester',
      'news-impact': 'dann bestelle ich eine Woche früher',
      'found-us': 'eine Freundin hat mir von Ihnen erzählt',
      'first-days': 'sehr gut, es strickt sich schnell',
      hopes: 'einen Pullover für meine Tochter, und ja',
      'was-it-us': 'nein, wir sind nur umgezogen',
      needs: 'ich stricke noch, nur weniger',
      'went-well': 'die neuen Kurse sind immer voll',
      'should-change': 'gefärbte Wolle etwas schneller liefern',
      'goals-quarter': 'den zweiten Raum eröffnen',
      'goals-year': 'mit vier Leuten statt mit zwei',
      'drawing-board': 'an einem Paket für Anfänger',
      history: '2009 mit einem Marktstand',
      changes: 'mein Vermieter verkauft',
      'what-else': 'eine Liste der auslaufenden Farben',
      other: 'gut',
    },
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
    answers: {
      yes: 'oui',
      business: 'on ne chôme pas, nous avons embauché deux personnes',
      product: 'très bien, merci /promise vous envoyer le nouveau nuancier avant vendredi',
      questions: 'pas pour le moment',
      'anything-else': "non, c'est tout",
      'complaint-what': 'le dernier colis est arrivé trempé',
      'complaint-effect': "j'ai dû annuler un atelier",
      'complaint-right': 'un nouveau colis suffirait',
      'all-right': 'oui, nous avons eu de la chance',
      impact: 'la cave est inondée',
      help: 'pourriez-vous garder notre commande ? /promise garder votre commande avant vendredi',
      'recall-harm': 'non, rien',
      'closing-before': 'oui, dix pelotes /promise vous envoyer dix pelotes avant vendredi',
      'closing-meanwhile': 'oui, ça ira',
      'absence-open': "seulement la facture d'octobre",
      'news-reaction': 'voilà une bonne nouvelle',
      'news-wish': "plus de couleurs d'été",
      'invitation-who': 'ma sœur',
      'news-impact': 'je commanderai une semaine plus tôt',
      'found-us': "une amie m'a parlé de vous",
      'first-days': 'très bien, ça se tricote vite',
      hopes: 'un pull pour ma fille, et oui',
      'was-it-us': 'non, nous avons simplement déménagé',
      needs: 'je tricote encore, mais moins',
      'went-well': 'les nouveaux cours sont toujours complets',
      'should-change': 'livrer un peu plus vite les laines teintes',
      'goals-quarter': 'ouvrir la deuxième salle',
      'goals-year': 'à quatre au lieu de deux',
      'drawing-board': 'un kit pour débutants',
      history: 'avec un stand au marché en 2009',
      changes: 'mon propriétaire vend',
      'what-else': "une liste des couleurs qui s'arrêtent",
      other: 'bien',
    },
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
    answers: {
      yes: 'sí',
      business: 'mucho trabajo, hemos contratado a dos personas',
      product: 'muy bien, gracias /promise enviarle la nueva carta de colores para el viernes',
      questions: 'de momento no',
      'anything-else': 'no, eso es todo',
      'complaint-what': 'la última caja llegó mojada',
      'complaint-effect': 'tuve que suspender una clase',
      'complaint-right': 'con una caja nueva bastaría',
      'all-right': 'sí, tuvimos suerte',
      impact: 'el sótano está inundado',
      help: '¿podrían guardarnos el pedido? /promise guardarle el pedido para el viernes',
      'recall-harm': 'no, nada',
      'closing-before': 'sí, diez ovillos /promise enviarle diez ovillos para el viernes',
      'closing-meanwhile': 'sí, nos arreglaremos',
      'absence-open': 'solo la factura de octubre',
      'news-reaction': 'me alegro mucho',
      'news-wish': 'más colores de verano',
      'invitation-who': 'mi hermana',
      'news-impact': 'haré el pedido una semana antes',
      'found-us': 'me habló de ustedes una amiga',
      'first-days': 'muy bien, se teje rápido',
      hopes: 'un jersey para mi hija, y sí',
      'was-it-us': 'no, solo nos mudamos',
      needs: 'sigo tejiendo, pero menos',
      'went-well': 'los cursos nuevos siempre se llenan',
      'should-change': 'entregar un poco antes las lanas teñidas',
      'goals-quarter': 'abrir la segunda sala',
      'goals-year': 'con cuatro personas en vez de dos',
      'drawing-board': 'un lote para principiantes',
      history: 'con un puesto en el mercado en 2009',
      changes: 'mi casero vende',
      'what-else': 'una lista de los colores que se acaban',
      other: 'bien',
    },
  },
};

/** Writes down what is said; answers each question as its kind asks for. */
function listening(
  { caller, name, answers, day }: Person,
  steps: readonly Step[],
): { screen: (now: () => Date) => CallScreen; lines: string[] } {
  const lines: string[] = [];
  let hint = '';
  const say = (text: string) => void lines.push(`${caller}: ${text}`);
  const answer = (question: string) => {
    if (!question.includes('?')) return '';
    if (hint.startsWith('1 ')) return '1';
    if (hint === '0 to 10') return '9';
    if (hint === 'yes or no') return answers['yes'] ?? '';
    if (hint.startsWith('a day')) return day;
    const words = (step: Step) => step.say.at(-1)?.split(/\[\[|\{\{/)[0] ?? '';
    const asked = steps.find((step) => words(step) !== '' && question.startsWith(words(step)));
    return answers[asked?.id ?? 'product'] ?? answers['other'] ?? '';
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
    keepTyped: (work) => work(),
    unexpected: (work) => work(),
  };
  const aside = (text: string) => {
    if (/^(1 |0 to 10|yes or no|a day)/.test(text)) hint = text;
  };
  const quiet = () => {};
  const screen = (now: () => Date): CallScreen => ({
    prompter,
    now,
    head: quiet,
    say,
    aside,
    tell: quiet,
    warn: quiet,
    rows: quiet,
  });
  return { screen, lines };
}

/** Of the script and of the complaint, which any call may turn to. */
function stepsOf(language: Language, script: string): readonly Step[] {
  return [script, 'complaint'].flatMap((name) => builtinScript(inLanguage(name, language))?.steps ?? []);
}

async function bookFor(person: Person, kind: EventKind | null): Promise<Store> {
  const { country, name, product, shop } = person;
  const store = await bookWith({ name, country, purchases: [['2026-10-01', 500]], createdOn: '2026-01-01' });
  await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
    const [bought] = await book.purchases.of(1);
    await book.purchases.change(bought?.id ?? 0, { product });
    await book.settings.set('shop', shop);
    if (kind === null) return;
    const event = { name: 'News', reason: person.reasons[kind], day: someDay, kind, script: null };
    const id = await book.events.add(event);
    await book.events.addMany(id, [{ customerId: 1, day: someDay }]);
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
  const { screen, lines } = listening(person, stepsOf(language, script));
  const about = { library: await readLibrary(ctx), script, override: undefined, resumed: undefined };
  await holdCall(ctx, store, screen(ctx.now), { ...about, customer, round: false, prepared: async () => {} });
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
