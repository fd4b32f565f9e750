/** Addresses that many people share, which identify none of them. */

/** Domains with which marketplaces forward mail to buyers, with an address for each sale or shop. */
const relays = [
  'marketplace.amazon.*',
  'members.ebay.*',
  'relay.walmart.com',
  'verkopen.bol.com',
  'allegromail.pl',
  'user.allegromail.pl',
  'kaufland-marktplatz.de',
  'scs.tiktokw.us',
];

/** Entered because a form required an address; dots and dashes do not count. */
const placeholders = new Set(
  `none nil null no na nomail noemail noreply donotreply unknown unbekannt kein keine keinemail keinemailadresse sans
  sansmail sansemail anonymous notprovided guest test tester testing example email nobody xxx asdf sinemail sincorreo
  nema brak geen geenmail geenemail ingen`.split(/\s+/),
);
const placeholderDomains = new Set(['noemail', 'nomail', 'none', 'noreply', 'test', 'notprovided']);

const relay = new RegExp(
  `^(?:${relays.map((domain) => domain.replaceAll('.', '\\.').replace('*', '[a-z.]+')).join('|')})$`,
);

type SharedEmail = 'relay' | 'placeholder';

/** Why the address (in lower case) identifies no one; null for any other. */
export function sharedEmail(address: string): SharedEmail | null {
  const at = address.lastIndexOf('@');
  if (placeholders.has(bare(address.slice(0, at)))) return 'placeholder';
  const domain = address.slice(at + 1);
  const known = domains.get(domain);
  return known === undefined ? lookUp(domain) : known;
}

/** There are few domains, on many rows. */
const domains = new Map<string, SharedEmail | null>();
const mostDomains = 10_000;

function lookUp(domain: string): SharedEmail | null {
  const found = sharedDomain(domain);
  if (domains.size < mostDomains) domains.set(domain, found);
  return found;
}

function sharedDomain(domain: string): SharedEmail | null {
  if (domain.endsWith('.invalid') || placeholderDomains.has(bare(domain.slice(0, domain.indexOf('.')))))
    return 'placeholder';
  return relay.test(domain) ? 'relay' : null;
}

function bare(text: string): string {
  return /[-._]/.test(text) ? text.replaceAll(/[-._]/g, '') : text;
}
