/** Zones of regions and countries (IANA names), where a country has several. */

/** The zone of most people in a region: a country, a zone, and its regions by code and name. */
export const regionZones = `
  US America/New_York CT Connecticut, DE Delaware, DC District of Columbia, FL Florida, GA Georgia, IN Indiana, KY Kentucky, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, NH New Hampshire, NJ New Jersey, NY New York, NC North Carolina, OH Ohio, PA Pennsylvania, RI Rhode Island, SC South Carolina, VT Vermont, VA Virginia, WV West Virginia
  US America/Chicago AL Alabama, AR Arkansas, IL Illinois, IA Iowa, KS Kansas, LA Louisiana, MN Minnesota, MS Mississippi, MO Missouri, NE Nebraska, ND North Dakota, OK Oklahoma, SD South Dakota, TN Tennessee, TX Texas, WI Wisconsin
  US America/Denver CO Colorado, ID Idaho, MT Montana, NM New Mexico, UT Utah, WY Wyoming
  US America/Phoenix AZ Arizona
  US America/Los_Angeles CA California, NV Nevada, OR Oregon, WA Washington
  US America/Anchorage AK Alaska
  US Pacific/Honolulu HI Hawaii
  CA America/Toronto ON Ontario, QC Quebec
  CA America/Halifax NB New Brunswick, NS Nova Scotia, PE Prince Edward Island
  CA America/St_Johns NL Newfoundland and Labrador
  CA America/Winnipeg MB Manitoba
  CA America/Regina SK Saskatchewan
  CA America/Edmonton AB Alberta
  CA America/Vancouver BC British Columbia
  AU Australia/Sydney NSW New South Wales, ACT Australian Capital Territory
  AU Australia/Melbourne VIC Victoria
  AU Australia/Brisbane QLD Queensland
  AU Australia/Adelaide SA South Australia
  AU Australia/Darwin NT Northern Territory
  AU Australia/Perth WA Western Australia
  AU Australia/Hobart TAS Tasmania
`;

/** The zone of most people in a country with several. */
export const mainZones: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Pohnpei',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Gaza',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
  VN: 'Asia/Ho_Chi_Minh',
};

/** Calling codes of countries with several zones, for numbers written without one. */
export const callingCodes: Readonly<Record<string, string>> = {
  ...{ AU: '61', BR: '55', CA: '1', CD: '243', CL: '56', EC: '593', ES: '34', ID: '62', KZ: '7', MN: '976', MX: '52' },
  ...{ NZ: '64', PT: '351', RU: '7', US: '1' },
};
