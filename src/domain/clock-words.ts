/** Hours in words, in four languages, as figures: `halb drei`, `diez y media`, `dix heures et quart`, `half past ten`. */
const hoursByName = (): ReadonlyMap<string, number> =>
  new Map(
    [
      'one eins ein une una uno',
      'two zwei deux dos',
      'three drei trois tres',
      'four vier quatre cuatro',
      'five funf fuenf cinq cinco',
      'six sechs seis',
      'seven sieben sept siete',
      'eight acht huit ocho',
      'nine neun neuf nueve',
      'ten zehn dix diez',
      'eleven elf onze once',
      'twelve zwolf zwoelf douze doce',
    ].flatMap((names, at) => [...names.split(' '), String(at + 1)].map((name) => [name, at + 1] as const)),
  );

const before = '\\b(?:(?:um|gegen|at|a las?|a|vers) )?';
/** With the minutes after the hour that is named. */
const phrases = (hour: string): readonly (readonly [RegExp, number])[] => [
  [new RegExp(`${before}halb (${hour})\\b`, 'g'), -30],
  [new RegExp(`${before}(?:dreiviertel|viertel vor|quarter to) (${hour})\\b`, 'g'), -15],
  [new RegExp(`${before}(?:viertel nach|quarter past) (${hour})\\b`, 'g'), 15],
  [new RegExp(`${before}half past (${hour})\\b`, 'g'), 30],
  [new RegExp(`${before}(${hour}) (?:heures? et demie?|y media)\\b`, 'g'), 30],
  [new RegExp(`${before}(${hour}) (?:heures? et quart|y cuarto)\\b`, 'g'), 15],
  [new RegExp(`${before}(${hour}) (?:heures? moins le quart|menos cuarto)\\b`, 'g'), -15],
  [new RegExp(`\\b(?:um|gegen|at|a las?|vers) (${hour})(?=$| uhr| heures?| o'clock| de la )`, 'g'), 0],
  [new RegExp(`\\b(?:a )?(${hour})(?= heures?\\b)`, 'g'), 0],
];

/**
 * Gives the text in small letters without accents, with such hours as figures; half of the day as for a call: `halb drei` is
 * 14:30.
 */
export function clockFigures(): (text: string) => string {
  const hours = hoursByName();
  const patterns = phrases([...hours.keys()].join('|'));
  return (text) =>
    patterns.reduce(
      (sofar, [pattern, minutes]) =>
        sofar.replace(pattern, (whole, name: string) =>
          minutes === 0 && /\d/.test(name) ? whole : `um ${clockAt(hours.get(name) ?? 0, minutes)}`,
        ),
      text,
    );
}

function clockAt(hourNamed: number, minutes: number): string {
  const later = atCallingHour(hourNamed * 60 + minutes);
  return `${Math.floor(later / 60)}:${String(later % 60).padStart(2, '0')}`;
}

/**
 * Minutes after midnight of an hour that was named without its half of the day. Nobody is called before seven in the
 * morning: `at 3` is 15:00.
 */
export function atCallingHour(minutes: number): number {
  return minutes < 7 * 60 ? minutes + 12 * 60 : minutes;
}
