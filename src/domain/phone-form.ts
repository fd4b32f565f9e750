/**
 * Phone numbers as they are written in the book's country: its own without the country code, others with it. Groups
 * stay as they were written, so that no list needs the metadata of all countries; North American numbers are
 * regrouped, and others grouped that were written without (phone-groups.ts).
 */
import { grouped } from './phone-groups.ts';
import { plain } from './plain.ts';
import { writtenForm } from './written-form.ts';

/** Calling code, and the prefix for calls within the country. */
const plans: Readonly<Record<string, readonly [code: string, trunk: string]>> = {
  ...{ DE: ['49', '0'], AT: ['43', '0'], CH: ['41', '0'], GB: ['44', '0'], IE: ['353', '0'], FR: ['33', '0'] },
  ...{ BE: ['32', '0'], NL: ['31', '0'], SE: ['46', '0'], FI: ['358', '0'], AU: ['61', '0'], NZ: ['64', '0'] },
  ...{ JP: ['81', '0'], KR: ['82', '0'], ZA: ['27', '0'], SI: ['386', '0'], HR: ['385', '0'], RO: ['40', '0'] },
  ...{ SK: ['421', '0'], TR: ['90', '0'], HU: ['36', '06 '], ES: ['34', ''], IT: ['39', ''], PT: ['351', ''] },
  ...{ DK: ['45', ''], NO: ['47', ''], PL: ['48', ''], CZ: ['420', ''], LU: ['352', ''], GR: ['30', ''] },
  ...{ EE: ['372', ''], LV: ['371', ''], SG: ['65', ''], HK: ['852', ''] },
};
const northAmerica = new Set(['US', 'CA', 'PR']);
const northAmerican = /^(?:(\+1|1)[\s.-]*)?\(?([2-9]\d\d)\)?[\s./-]*([2-9]\d\d)[\s.-]*(\d{4})(?!\d)(.*)$/;

export function phoneInForm(phone: string): string {
  const { country } = writtenForm();
  if (country === null) return phone;
  const [, prefix, area, exchange, line, rest] = northAmerican.exec(phone) ?? [];
  if (northAmerica.has(country) && area !== undefined) return `(${area}) ${exchange}-${line}${rest}`;
  if (prefix === '+1') return `+1 ${area} ${exchange} ${line}${rest}`;
  const [code, trunk] = plans[country] ?? [];
  const whole = grouped(phone);
  if (whole !== null) return whole.code === code ? `${trunk}${whole.groups}` : `+${whole.code} ${whole.groups}`;
  if (code === undefined || trunk === undefined || !phone.startsWith(`+${code}`)) return phone;
  const inside = phone
    .slice(code.length + 1)
    .replace(/^[\s.-]*\(0\)/, '')
    .trim();
  return /\d[\s./-]/.test(inside) ? `${trunk}${inside}` : phone;
}

/** The number to dial first. */
export function firstPhone({ phones }: { readonly phones: readonly string[] }, otherwise = ''): string {
  const [phone] = phones;
  return phone === undefined ? otherwise : plain(phoneInForm(phone));
}
