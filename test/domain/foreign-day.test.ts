import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../src/domain/moment.ts';
import { withoutDay } from '../../src/domain/script/spoken-day.ts';
import { parseDay } from '../../src/domain/written-day.ts';

const today = '2026-11-22'; // a Sunday

describe('an hour in words', () => {
  it.each([
    ['Dienstag um halb drei', '2026-11-24', '14:30'],
    ['morgen um halb elf', '2026-11-23', '10:30'],
    ['morgen viertel nach neun', '2026-11-23', '09:15'],
    ['morgen dreiviertel zehn', '2026-11-23', '09:45'],
    ['Dienstag um viertel vor vier', '2026-11-24', '15:45'],
    ['Dienstag um zehn Uhr', '2026-11-24', '10:00'],
    ['mañana a las diez y media', '2026-11-23', '10:30'],
    ['el martes a las nueve menos cuarto', '2026-11-24', '08:45'],
    ['el martes a las once y cuarto', '2026-11-24', '11:15'],
    ['el martes a las cinco de la tarde', '2026-11-24', '17:00'],
    ['mardi à dix heures et demie', '2026-11-24', '10:30'],
    ['demain à neuf heures moins le quart', '2026-11-23', '08:45'],
    ['demain à onze heures', '2026-11-23', '11:00'],
    ['tuesday at half past ten', '2026-11-24', '10:30'],
    ['tomorrow at quarter to three', '2026-11-23', '14:45'],
    ['tuesday at ten', '2026-11-24', '10:00'],
  ])('%s', (text, day, time) => {
    expect(parseMoment(text, today)).toEqual({ day, time });
  });
});

describe('a day', () => {
  it.each([
    // German
    ['heute', '2026-11-22'],
    ['morgen', '2026-11-23'],
    ['übermorgen', '2026-11-24'],
    ['nächsten Dienstag', '2026-11-24'],
    ['am Dienstag', '2026-11-24'],
    ['kommenden Freitag', '2026-11-27'],
    ['Mittwoch', '2026-11-25'],
    ['in zwei Wochen', '2026-12-06'],
    ['in einer Woche', '2026-11-29'],
    ['in 14 Tagen', '2026-12-06'],
    ['nächste Woche', '2026-11-23'],
    ['nächsten Monat', '2026-12-01'],
    ['Ende des Monats', '2026-11-30'],
    ['Ende nächsten Monats', '2026-12-31'],
    ['Mitte Januar', '2027-01-15'],
    ['Anfang März', '2027-03-01'],
    ['im Mai', '2027-05-01'],
    ['3. Dezember', '2026-12-03'],
    ['am 3. Dezember 2027', '2027-12-03'],
    ['nach Ostern', '2027-03-30'],
    ['nach Weihnachten', '2026-12-27'],
    ['letzten Freitag', '2026-11-20'],
    ['Montag in einer Woche', '2026-11-30'],
    ['heute in acht Tagen', '2026-11-29'],
    ['nächste Woche Dienstag', '2026-11-24'],
    ['Dienstag nächster Woche', '2026-11-24'],
    ['am Donnerstag, den 26. November', '2026-11-26'],
    ['nächstes Jahr', '2027-01-01'],
    // French
    ['lundi en huit', '2026-11-30'],
    ['mardi en quinze', '2026-12-08'],
    ['jeudi 26 novembre', '2026-11-26'],
    ['mardi de la semaine prochaine', '2026-11-24'],
    ["d'ici vendredi", '2026-11-27'],
    ["l'année prochaine", '2027-01-01'],
    // Spanish
    ['el martes de la semana que viene', '2026-11-24'],
    ['el jueves 26 de noviembre', '2026-11-26'],
    ['el año que viene', '2027-01-01'],
    // French
    ["aujourd'hui", '2026-11-22'],
    ['demain', '2026-11-23'],
    ['après-demain', '2026-11-24'],
    ['mardi prochain', '2026-11-24'],
    ['le mardi', '2026-11-24'],
    ['ce vendredi', '2026-11-27'],
    ['dans deux semaines', '2026-12-06'],
    ['dans quinze jours', '2026-12-07'],
    ['la semaine prochaine', '2026-11-23'],
    ['le mois prochain', '2026-12-01'],
    ['fin du mois', '2026-11-30'],
    ['fin janvier', '2027-01-31'],
    ['mi-mai', '2027-05-15'],
    ['début mars', '2027-03-01'],
    ['le 3 décembre', '2026-12-03'],
    ['le 1er mars 2028', '2028-03-01'],
    ['après Pâques', '2027-03-30'],
    ['en mai', '2027-05-01'],
    // Spanish
    ['hoy', '2026-11-22'],
    ['mañana', '2026-11-23'],
    ['pasado mañana', '2026-11-24'],
    ['el martes', '2026-11-24'],
    ['el próximo martes', '2026-11-24'],
    ['el martes que viene', '2026-11-24'],
    ['este viernes', '2026-11-27'],
    ['en dos semanas', '2026-12-06'],
    ['dentro de 3 días', '2026-11-25'],
    ['la próxima semana', '2026-11-23'],
    ['el mes que viene', '2026-12-01'],
    ['a finales de enero', '2027-01-31'],
    ['a principios de marzo', '2027-03-01'],
    ['a mediados de mayo', '2027-05-15'],
    ['fin de mes', '2026-11-30'],
    ['el 3 de diciembre', '2026-12-03'],
    ['3 de diciembre de 2027', '2027-12-03'],
    ['después de Navidad', '2026-12-27'],
  ])('may be %j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it.each(['le 10', 'once', 'am 3', 'le', 'nach', 'bald', 'bientôt', 'el', 'nächsten Januarmond', 'la', 'hasta', ''])(
    'is not %j',
    (text) => {
      expect(parseDay(text, today)).toBe(null);
    },
  );
});

it.each([
  ['Dienstag um 10', '2026-11-24', '10:00'],
  ['Dienstag um 10 Uhr', '2026-11-24', '10:00'],
  ['morgen um 14:30', '2026-11-23', '14:30'],
  ['Freitag Nachmittag', '2026-11-27', '14:00'],
  ['Dienstag morgen', '2026-11-24', '10:00'],
  ['morgen früh', '2026-11-23', '10:00'],
  ['mardi à 10h', '2026-11-24', '10:00'],
  ['demain à 14h30', '2026-11-23', '14:30'],
  ['vendredi après-midi', '2026-11-27', '14:00'],
  ['mardi matin', '2026-11-24', '10:00'],
  ['el martes a las 10', '2026-11-24', '10:00'],
  ['mañana por la mañana', '2026-11-23', '10:00'],
  ['el viernes por la tarde', '2026-11-27', '14:00'],
])('a moment may be %j', (text, day, time) => {
  expect(parseMoment(text, today)).toEqual({ day, time });
});

describe('the day at the end of a sentence', () => {
  it.each([
    ['Handbuch schicken bis Freitag', 'Handbuch schicken', '2026-11-27'],
    ['Preisliste schicken bis zum 3. Dezember', 'Preisliste schicken', '2026-12-03'],
    ['anrufen nächsten Dienstag', 'anrufen', '2026-11-24'],
    ['zurückrufen nach Ostern', 'zurückrufen', '2027-03-30'],
    ['neuer Laden im Mai', 'neuer Laden im Mai', null], // a month alone may be a name
    ['envoyer le tarif avant vendredi', 'envoyer le tarif', '2026-11-27'],
    ['rappeler mardi prochain', 'rappeler', '2026-11-24'],
    ["envoyer la liste d'ici vendredi", 'envoyer la liste', '2026-11-27'],
    ['envoyer le catalogue', 'envoyer le catalogue', null],
    ['enviar el catálogo para el viernes', 'enviar el catálogo', '2026-11-27'],
    ['llamar el martes', 'llamar', '2026-11-24'],
    ['enviar el catálogo', 'enviar el catálogo', null],
    ['llamar mañana', 'llamar', '2026-11-23'],
    ['I am here', 'I am here', null],
  ])('of %j', (text, rest, day) => {
    expect(withoutDay(text, today)).toMatchObject({ rest, day });
  });
});
