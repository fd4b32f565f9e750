import { dayText, monthOf, parseIsoDay } from '../domain/day.ts';
import { writtenForm } from '../domain/written-form.ts';

/** With the year, or `--MM-DD` without. */
export function birthdayText(birthday: string): string {
  const whole = parseIsoDay(birthday);
  if (whole !== null) return dayText(whole);
  const { country, monthFirst } = writtenForm();
  const day = parseIsoDay(`2000${birthday.slice(1)}`);
  if (country === null || day === null) return birthday;
  const [month, date] = [monthOf(day), Number(day.slice(8))];
  return monthFirst ? `${month} ${date}` : `${date} ${month}`;
}
