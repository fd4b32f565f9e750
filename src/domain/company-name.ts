/** Names that are a company's, and must not be split into first and last name. */
import { folded } from './folded.ts';

/** Legal forms, and other words that a company's name ends with. */
export const companyWords =
  /^(?:inc|llc|l\.l\.c|ltd|limited|co|corp|corporation|company|plc|llp|lp|pty(?: ltd)?|g?gmbh|mbh|ges\.?m\.?b\.?h|ag|kg|kgaa|ohg|gbr|ug|e\.?g|e\.?\s?k|e\.?\s?v|s\.?a|s\.?a\.? de c\.?v|s\.?a\.?s|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v|n\.?v|v\.?o\.?f|ab|as|a\/s|aps|oy|oyj|oü|kft|zrt|s\.?r\.?o|a\.?s|d\.?o\.?o|sp\. ?z ?o\.?o|ltda|me|eireli|k\.?k|sons|partners|associates|group|foundation|bros|brothers)\.?$/i;
/** Words that stand before a company's name in some countries. */
const companyBeginnings =
  /^(?:the|pt|ооо|оао|зао|пао|тов|тоо|sarl|uab|firma|fa\.|gebr\.|gebrüder|comune|gemeinde|ville de|ayuntamiento) \S/iu;
const eastAsianForms = /株式会社|有限会社|合同会社|有限公司|주식회사|\(株\)|（株）/u;
/** Words that are not part of a person's name in any of these languages. */
const trades =
  /(?<!\p{L})(?:bakery|café|cafe|coffee|restaurant|bistro|brewery|hotel|hostel|university|college|clinic|pharmacy|studios?|services|solutions|systems|consulting|consultants|logistics|agency|museum|association|institute|council|ministry|holding|enterprises|industries|technologies|software|supply|supplies|hardware|bookshop|bookstore|verein|stiftung|praxis|apotheke|bäckerei|metzgerei|autohaus|gasthof|gasthaus|werkstatt|stadtwerke|boulangerie|pâtisserie|pharmacie|panadería|farmacia|ristorante|trattoria|ferretería|padaria|bakkerij)(?!\p{L})/iu;

/** The customer is a company: it has the company's name, or a name that only a company has. */
export function isCompany({ name, company }: { readonly name: string; readonly company: string | null }): boolean {
  return (company !== null && folded(company) === folded(name)) || isCompanyName(name);
}

function isCompanyName(name: string): boolean {
  if (eastAsianForms.test(name) || companyBeginnings.test(name) || trades.test(name)) return true;
  const words = name.trim().split(/\s+/);
  return [1, 2, 3].some((count) => words.length > count && isForm(words.slice(-count).join(' '), words.at(-count - 1)));
}

/** Two letters may be a surname, as in Maria Sa, unless they are written like a legal form. */
function isForm(ending: string, before: string | undefined): boolean {
  if (!companyWords.test(ending)) return false;
  return !/^\p{L}{2}$/u.test(ending) || ending === ending.toUpperCase() || ending === 'Oy' || before === '&';
}
