/** The languages of most notes: their stop words, and which words are forms of the same one. */
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { deu, eng, fra, ita, nld, spa } from 'stopword';
import type { Speech, SpokenLanguage } from '../../domain/spoken.ts';

/** Missing in the library's lists: pronouns and the forms of auxiliary verbs. */
const alsoEmpty = {
  eng: `she hers herself me myself us ourselves yours yourself theirs themselves its itself whom whose why were been being
    am does doing done cannot could might may let lets shall not no nor any every everything everyone everybody something
    someone anything anyone anybody nothing nobody again too just really quite rather please thank thanks yes yeah okay`,
  deu: `sie er es wir ihr ihnen ihm ihn mich mir dich dir uns euch man wurde wurden worden wäre wären hätte hätten
    möchte möchten bitte danke ja nein`,
  fra: `elle elles eux lui nous vous on y en quoi dont lequel laquelle lesquels lesquelles très trop bien aussi peut peuvent
    fait faire était étaient merci oui non`,
  spa: `ella ellas ello ellos nosotros nosotras vosotros vosotras usted ustedes les le lo la mi mis tu tus nuestro nuestra
    nuestros nuestras vuestro vuestra esto esta este estos estas esa esos esas aquel aquella ser es son era eran fue fueron
    sido siendo está están estaba estaban estar he ha han había haber hay tiene tienen tenía hace muy mucho mucha también
    siempre cada todo toda todos todas gracias sí`,
  ita: 'essa esse essi egli ella esso molto molta anche grazie sì',
  nld: 'jij jullie hen hen hun haar jou jouw onze zijn werden bent heel dank ja nee',
};

const language = (name: keyof typeof alsoEmpty, words: readonly string[], stem: (word: string) => string) => ({
  ...{ name, stem },
  stopWords: new Set([...words, ...alsoEmpty[name].split(/\s+/)]),
});

const languages: readonly SpokenLanguage[] = [
  language('eng', eng, english),
  language('deu', deu, german),
  language('fra', fra, french),
  language('spa', spa, spanish),
  language('ita', ita, italian),
  language('nld', nld, dutch),
];

/** Words that callers use about the call itself. */
const ofTheCall = 'said says asked asks told talked wants would like call called good fine ok'.split(' ');

export const speech: Speech = {
  languages,
  stopWords: new Set([...languages.flatMap(({ stopWords }) => [...stopWords]), ...ofTheCall]),
  turns: new Set(
    `not no never without but nicht kein keine keinen keiner nie ohne aber pas jamais sans mais aucun aucune nunca sin pero
      non mai senza però niet geen nooit zonder maar`.split(/\s+/),
  ),
};
