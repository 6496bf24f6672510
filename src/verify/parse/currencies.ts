/** Currencies as they are written: before a figure, behind it, or with whose they are. */

const CODES =
  'USD EUR GBP CNY JPY CHF INR KRW TRY RUB SEK NOK DKK PLN CZK HUF RON BGN AED SAR KZT UZS KGS AMD GEL AZN UAH BYN RSD BRL MXN ZAR AUD CAD NZD SGD HKD TWD THB MYR IDR VND PHP PKR EGP NGN KES ILS'.split(
    ' ',
  );

/** Signs and codes that stand before a figure. */
export const SIGNS: Readonly<Record<string, string>> = {
  us$: 'USD',
  $: 'USD',
  a$: 'AUD',
  c$: 'CAD',
  s$: 'SGD',
  hk$: 'HKD',
  nz$: 'NZD',
  nt$: 'TWD',
  r$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₸': 'KZT',
  rmb: 'CNY',
  ...Object.fromEntries(CODES.map((code) => [code.toLowerCase(), code])),
};

/** Codes that stand behind a figure. */
export const CODE = [...CODES, 'RMB'].join('|');

/** Names of money. Without whose it is, a name means the first; null where several are as likely. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  dollar: {
    '': 'USD',
    us: 'USD',
    'u.s.': 'USD',
    american: 'USD',
    australian: 'AUD',
    canadian: 'CAD',
    singapore: 'SGD',
    'hong kong': 'HKD',
    'new zealand': 'NZD',
    taiwan: 'TWD',
    taiwanese: 'TWD',
  },
  euro: { '': 'EUR' },
  pound: { '': 'GBP', british: 'GBP', egyptian: 'EGP' },
  yuan: { '': 'CNY', chinese: 'CNY' },
  renminbi: { '': 'CNY' },
  yen: { '': 'JPY', japanese: 'JPY' },
  franc: { '': 'CHF', swiss: 'CHF' },
  rupee: { '': 'INR', indian: 'INR', pakistani: 'PKR' },
  won: { '': 'KRW', korean: 'KRW', 'south korean': 'KRW' },
  lira: { '': 'TRY', turkish: 'TRY' },
  rouble: { '': 'RUB', russian: 'RUB', belarusian: 'BYN' },
  ruble: { '': 'RUB', russian: 'RUB', belarusian: 'BYN' },
  tenge: { '': 'KZT', kazakh: 'KZT' },
  zloty: { '': 'PLN', polish: 'PLN' },
  zlotys: { '': 'PLN', polish: 'PLN' },
  hryvnia: { '': 'UAH', ukrainian: 'UAH' },
  forint: { '': 'HUF', hungarian: 'HUF' },
  krona: { '': 'SEK', swedish: 'SEK' },
  kronor: { '': 'SEK', swedish: 'SEK' },
  krone: { '': null, norwegian: 'NOK', danish: 'DKK' },
  kroner: { '': null, norwegian: 'NOK', danish: 'DKK' },
  crown: { '': null, czech: 'CZK', swedish: 'SEK', norwegian: 'NOK', danish: 'DKK' },
  koruna: { '': 'CZK', czech: 'CZK' },
  lei: { '': null, romanian: 'RON' },
  leva: { '': 'BGN', bulgarian: 'BGN' },
  dinar: { '': null, serbian: 'RSD' },
  dirham: { '': null, emirati: 'AED', uae: 'AED' },
  riyal: { '': null, saudi: 'SAR' },
  shekel: { '': 'ILS', israeli: 'ILS' },
  lari: { '': 'GEL', georgian: 'GEL' },
  dram: { '': 'AMD', armenian: 'AMD' },
  manat: { '': null, azerbaijani: 'AZN' },
  som: { '': null, kyrgyz: 'KGS', uzbek: 'UZS' },
  baht: { '': 'THB', thai: 'THB' },
  ringgit: { '': 'MYR', malaysian: 'MYR' },
  rupiah: { '': 'IDR', indonesian: 'IDR' },
  dong: { '': 'VND', vietnamese: 'VND' },
  peso: { '': null, mexican: 'MXN', philippine: 'PHP' },
  reais: { '': 'BRL', brazilian: 'BRL' },
  rand: { '': 'ZAR', 'south african': 'ZAR' },
  naira: { '': 'NGN', nigerian: 'NGN' },
  shilling: { '': null, kenyan: 'KES' },
};

const OWNERS = [...new Set(Object.values(NAMES).flatMap((of) => Object.keys(of)))]
  .filter((owner) => owner !== '')
  .sort((a, b) => b.length - a.length)
  .map((owner) => owner.replaceAll('.', '\\.').replaceAll(' ', '\\s+'))
  .join('|');

/** Two groups: whose money it is, and its name. */
export const NAMED = `(?:(${OWNERS})\\s+)?(${Object.keys(NAMES).join('|')})s?(?:\\s+sterling)?(?!(?<=\\bpounds?)\\s+of\\b)`;

/** Null where the name is that of several currencies. */
export function currencyNamed(owner: string | undefined, name: string): string | null {
  const of = NAMES[name.toLowerCase()];
  if (of === undefined) return null;
  return of[owner?.toLowerCase().replaceAll(/\s+/g, ' ') ?? ''] ?? null;
}
