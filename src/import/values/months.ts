/** Month names in the languages headers come in; an abbreviation is any beginning of three letters that fits one month. */
const names: readonly (readonly string[])[] = [
  [
    'january',
    'januar',
    'jänner',
    'janvier',
    'enero',
    'ene',
    'gennaio',
    'gen',
    'janeiro',
    'januari',
    'styczeń',
    'stycznia',
    'janv',
  ],
  [
    'february',
    'februar',
    'feber',
    'février',
    'fevrier',
    'fév',
    'fev',
    'febrero',
    'febbraio',
    'fevereiro',
    'februari',
    'luty',
    'lutego',
  ],
  ['march', 'märz', 'maerz', 'mrz', 'mars', 'marzo', 'março', 'marco', 'maart', 'mrt', 'marzec', 'marca'],
  ['april', 'avril', 'avr', 'abril', 'abr', 'aprile', 'kwiecień', 'kwietnia'],
  ['may', 'mai', 'mayo', 'maggio', 'mag', 'maio', 'mei', 'maj', 'maja'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'giu', 'junho', 'czerwiec', 'czerwca'],
  ['july', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'lug', 'julho', 'lipiec', 'lipca'],
  ['august', 'août', 'aout', 'agosto', 'ago', 'augustus', 'augusti', 'sierpień', 'sierpnia'],
  ['september', 'sept', 'septembre', 'septiembre', 'set', 'settembre', 'setembro', 'wrzesień', 'września'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'ott', 'outubro', 'out', 'październik', 'października'],
  ['november', 'novembre', 'noviembre', 'novembro', 'listopad', 'listopada'],
  ['december', 'dezember', 'décembre', 'decembre', 'diciembre', 'dic', 'dicembre', 'dezembro', 'grudzień', 'grudnia'],
];

const known = new Map<string, number>();
names.forEach((spellings, index) => {
  for (const spelling of spellings) known.set(spelling, index + 1);
});
names.forEach((spellings, index) => {
  for (const spelling of spellings) {
    const short = spelling.slice(0, 3);
    if (!known.has(short)) known.set(short, index + 1);
  }
});

/** 1 to 12, or 0 when the word is no month. Expects lower case. */
export function monthNumber(word: string): number {
  return known.get(word.replace(/\.$/, '').normalize('NFC')) ?? 0;
}
