/** Which two-letter codes are countries. A list, because `Intl` takes 40 ms for it at every start. */

/** ISO 3166, and Kosovo, which has a calling code and customers of its own. */
const codes: ReadonlySet<string> = new Set(
  [
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY',
    'BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK',
    'FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR',
    'IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK',
    'ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM',
    'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF',
    'TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK',
  ]
    .join(' ')
    .split(' '),
);
/** Codes that offices and people use as well: `EL` stands before a Greek tax number. */
const others = new Map(Object.entries({ UK: 'GB', EL: 'GR', XI: 'GB' }));

/** The code of the country, from any spelling of two letters; null when it is none. */
export function countryIn(text: string): string | null {
  const code = text.toUpperCase();
  return codes.has(code) ? code : (others.get(code) ?? null);
}
