const yes = new Set(
  (
    'yes y true t 1 on x ✓ ✔ ☑ checked active ja j oui o vrai si s sì sí sim verdadero vero verdadeiro wahr an aktiv ativo activo attivo actif subscribed opted-in ' +
    'tak prawda igen kyllä'
  ).split(' '),
);
const no = new Set(
  (
    'no n false f 0 off ✗ ✘ ☐ unchecked inactive nein non nee não nao nej nie falsch falso faux aus inaktiv inativo inactivo inattivo inactif unsubscribed ' +
    'opted-out fałsz nem ei'
  ).split(' '),
);
const absent = new Set(['', '-', 'n/a', 'null', 'none', 'unknown', 'unbekannt', 'inconnu', 'desconocido']);

/** A yes/no cell in the languages headers come in; null when it says nothing, `wrong` when it is neither. */
export function parseYesNo(raw: string): boolean | null | 'wrong' {
  const text = raw.trim().toLowerCase();
  if (absent.has(text)) return null;
  if (yes.has(text)) return true;
  return no.has(text) ? false : 'wrong';
}
