import { clockFigures } from './clock-words.ts';

/**
 * Translates days in German, French and Spanish into the English words that `parseDay` and `parseMoment` read:
 * `nächsten Dienstag`, `mardi prochain`, `el martes a las 10`.
 */

type Words = readonly (readonly [RegExp, string])[];

/** Without accents, like the patterns below. */
function bare(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").replaceAll('ß', 'ss');
}

const names = (list: string, english: string, before = ''): Words =>
  english.split(' ').map((name, at) => [new RegExp(`\\b(?:${list.split(' ')[at]})\\b${before}`, 'g'), name] as const);

/** Number words count only before a unit: `once` is eleven in Spanish, and a word in English. */
const counted = '(?= (?:tag|woche|monat|jahr|jour|semaine|mois|an|dia|semana|mes|ano))';

const weekdays = () =>
  names(
    'sonntag|dimanche|domingo montag|lundi|lunes dienstag|mardi|martes mittwoch|mercredi|miercoles donnerstag|jeudi|jueves freitag|vendredi|viernes samstag|sonnabend|samedi|sabado',
    'sunday monday tuesday wednesday thursday friday saturday',
  );

const months = () =>
  names(
    'januar|janner|janvier|enero februar|fevrier|febrero marz|maerz|mars|marzo april|avril|abril mai|mayo juni|juin|junio juli|juillet|julio august|aout|agosto september|septembre|septiembre|setiembre oktober|octobre|octubre november|novembre|noviembre dezember|decembre|diciembre',
    'january february march april may june july august september october november december',
  );

const counts = () =>
  names(
    'einem|einer|einen|eine|ein|une|un|una|uno zwei|deux|dos drei|trois|tres vier|quatre|cuatro funf|fuenf|cinq|cinco sechs|six|seis sieben|sept|siete acht|huit|ocho neun|neuf|nueve zehn|dix|diez elf|onze|once zwolf|zwoelf|douze|doce vierzehn|quatorze|catorce quinze|quince',
    '1 2 3 4 5 6 7 8 9 10 11 12 14 15',
    counted,
  );

/** In this order: phrases come before the words they contain. */
const phrases = (): Words => [
  [/\b(\w+tag|mittwoch)(vormittags?|nachmittags?|abends?|mittags?|morgen|fruh)\b/g, '$1 $2'],
  [
    /\b(?:am |dieses |nachstes )?wochenende\b|\b(?:ce |le )week-?end\b|\b(?:este |el )?fin de semana\b/g,
    'this weekend',
  ],
  [/\besta (?:tarde)\b/g, 'this afternoon'],
  [/\besta noche\b/g, 'this evening'],
  [
    /(?:\b(?:um|gegen|vers|a|a las?) )?\b(\d{1,2}(?:[:.]\d{2})?) ?(?:uhr |h |heures? |horas? )?(?:de la tarde|de la noche|de l'apres[- ]midi|du soir|nachmittags?|abends?)\b/g,
    'at $1 pm',
  ],
  [
    /(?:\b(?:um|gegen|vers|a|a las?) )?\b(\d{1,2}(?:[:.]\d{2})?) ?(?:uhr |h |heures? |horas? )?(?:de la manana|du matin|morgens|vormittags?)\b/g,
    // No space in front of am, which is a German word that is left out.
    'at $1am',
  ],
  [/\b(?:heute in acht tagen|(?:d')?aujourd'?hui en huit|de hoy en ocho)\b/g, 'today in 1 weeks'],
  [/\ben huit\b/g, 'in 1 weeks'],
  [/\ben quinze\b/g, 'in 2 weeks'],
  [/\bnachstes jahr\b|\b(?:l')?annee prochaine\b|\b(?:el )?(?:proximo ano|ano que viene)\b/g, 'next year'],
  [/\b(?:pasado manana|apres[- ]demain|ue?bermorgen)\b/g, 'in 2 days'],
  [/\b(?:heute|aujourd'?hui|hoy)\b/g, 'today'],
  [
    /\b(?:por|de|en) la manana\b|\b(?:le |du )?matin\b|\bam (?:morgen|vormittag)\b|\b(?:vormittags?|morgens|fruh)\b/g,
    'morning',
  ],
  [/\bl'apres[- ]midi\b|\bapres[- ]midi\b|\b(?:por|de) la tarde\b|\b(?:am )?nachmittags?\b/g, 'afternoon'],
  [/\b(?:por|de) la noche\b|\b(?:le |du )?soir\b|\b(?:am )?abends?\b/g, 'evening'],
  [/\b(?:al )?mediodia\b|\b(?:am )?mittags?\b|\b(?:a )?midi\b/g, 'noon'],
  [/\b(\w+tag|mittwoch) morgen\b/g, '$1 morning'],
  [/\b(?:morgen|demain|manana)\b/g, 'tomorrow'],
  [/\b(?:gestern|hier|ayer)\b/g, 'yesterday'],
  [/\b(?:um |gegen |vers |a las? |a )?(\d{1,2}) ?(?:uhr|h|heures?) ?(\d{2})\b/g, 'at $1:$2'],
  [/\b(?:um|gegen|vers|a las?|hacia las?) (\d{1,2}(?:[:.]\d{2})?)(?: ?(?:uhr|h|horas?|heures?)\b)?/g, 'at $1'],
  [/\b(?:a )?(\d{1,2}(?:[:.]\d{2})?) ?(?:uhr|heures?|h)\b/g, 'at $1'],
  [/\b(?:in der |in )?(?:nachste|nachster|kommende|kommender) woche\b|\b(?:la )?semaine prochaine\b/g, 'next week'],
  [/\b(?:la )?(?:proxima semana|semana que viene|semana proxima)\b/g, 'next week'],
  [/\b(?:im )?(?:nachste|kommende)[nms] monats?\b|\b(?:le |du )?mois prochain\b/g, 'next month'],
  [/\b(?:el |del )?(?:proximo mes|mes que viene|mes proximo)\b/g, 'next month'],
  [
    /\b(?:dentro de|d'ici a|d'ici|dans|en) (?=(?:\w+) (?:jours?|semaines?|mois|ans?|dias?|semanas?|mes|meses|anos?)\b)/g,
    'in ',
  ],
  ...counts(),
  [/\b(\d+) (?:tage?n?|jours?|dias?)\b/g, '$1 days'],
  [/\b(\d+) (?:wochen?|semaines?|semanas?)\b/g, '$1 weeks'],
  [/\b(\d+) (?:monate?n?|mois|mes|meses)\b/g, '$1 months'],
  [/\b(\d+) (?:jahre?n?|ans?|anos?)\b/g, '$1 years'],
  ...weekdays(),
  [/\bd'ici (?:a )?(?=\w+day\b)/g, ''],
  [/\b(\w+day) (?:prochain|qui vient|que viene|proximo)\b/g, 'next $1'],
  [/\b(\w+day) (?:dernier|pasado)\b/g, 'last $1'],
  [/\b(?:nachste[nrs]?|naechste[nrs]?|kommende[nrs]?|proxim[oa]|prochaine?)\b/g, 'next'],
  [/\b(?:diese[nrsm]?|ce|cet|cette|est[ea])\b/g, 'this'],
  [/\b(?:letzte[nrs]?|vorige[nrs]?)\b/g, 'last'],
  [/\b(?:ende|(?:a |la )?fin|(?:a |al )?fin(?:es|ales)?)(?: (?:des|der|du|de la|del|de))? /g, 'end of '],
  [/\b(?:anfang|debut|(?:a )?principios)(?: (?:des|der|du|de la|del|de))? /g, 'beginning of '],
  [/\b(?:mitte|(?:a )?mediados)(?: (?:des|der|du|de la|del|de))? |\b(?:a )?mi-/g, 'middle of '],
  [/\bof (?:monats|mois|mes)\b/g, 'of the month'],
  [/\bof (?:woche|semaine|semana)\b/g, 'of the week'],
  [/\bof (?:jahres|annee|ano)\b/g, 'of the year'],
  [/\bthis (?:monats|mois|mes)\b/g, 'this month'],
  [/\bthis (?:woche|semaine|semana)\b/g, 'this week'],
  ...months(),
  [/\b(?:ostern|paques|pascua)\b/g, 'easter'],
  [/\b(?:weihnachten|noel|navidad)\b/g, 'christmas'],
  [/\b(?:neujahr|nouvel an|ano nuevo)\b/g, 'new year'],
  [/\b(?:nach|apres|despues de)\b/g, 'after'],
  [/\b(?:im|en) (?=[a-z]{3,9}\b)/g, 'in '],
  [/\b1er\b/g, '1'],
  [/\b(?:le|la|el|l'|am|den|der|dem|de|del|du|au|al)(?= |$)/g, ' '],
];

/** Made with the first day in words: 90 expressions that no list needs. */
let made: { readonly words: Words; readonly withFigures: (text: string) => string } | undefined;

/** Null when the text has no word of these languages. */
export function inEnglish(text: string): string | null {
  const plain = bare(text).replaceAll(',', ' ').replace(/\s+/g, ' ').trim();
  made ??= { words: phrases(), withFigures: clockFigures() };
  let english = made.withFigures(plain);
  for (const [pattern, words] of made.words) english = english.replace(pattern, words);
  english = english.replace(/\s+/g, ' ').trim();
  // `le 10` is a day of some month, not an hour.
  return english === plain || /^\d*$/.test(english) ? null : english;
}
