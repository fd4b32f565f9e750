/**
 * What the command lines in the documents and in the examples of `--help` print. THE ONE PLACE to edit for a new
 * example: without a line here it fails. The first pattern that fits a line decides.
 */

export interface Expected {
  /** On stdout and stderr together. */
  readonly prints: RegExp;
  /** It asks a person: run on a pseudo-terminal until `prints` is seen there, and left with Ctrl-C (exit code 130). */
  readonly asks?: true;
  readonly code?: number;
  /** What has to be so before, as a line for the shell. */
  readonly first?: string;
}

/** Lines that cannot run here, by name, with the reason. Whole lines, so that a misspelt one is not among them. */
export const cannotRun: Readonly<Record<string, string>> = {
  'cadence week --read-replies': 'there is no mailbox here: test/mail/imap.test.ts has one',
  "export CADENCE_DB='postgres://ann@db.example.com/shop'":
    'there is no such server here: test/store/same-output.test.ts has one',
  'cadence move --to postgres://ann@db.example.com/shop':
    'there is no such server here: test/commands/move.test.ts has one',
  'cadence move --to back.db --db postgres://ann@db.example.com/shop':
    'there is no such server here: test/commands/move.test.ts has one',
  'cadence --db shop/cadence.db move --to postgres://ann@db.example.com/shop':
    'there is no such server here: test/commands/move.test.ts has one',
  'cadence --db postgres://ann@db.example.com/shop move --to back.db':
    'there is no such server here: test/commands/move.test.ts has one',
  'npm install && npx cadence demo':
    'it is the checkout’s own installation; `cadence demo` runs as the example of its help',
  'npm install && npm test': 'it is this suite',
  'npm install && npm install -g .': 'test/acceptance/manual.test.ts does it',
  'cadence completion zsh > "${fpath[1]}/_cadence"':
    'fpath is a variable of zsh; test/terminal/completion.test.ts runs zsh',
  'cadence backup --to /media/stick/cadence.db':
    'it names a stick in the reader’s machine; --to stands in docs/data.md too, and runs',
  'cadence config encrypt --keyring': 'it needs the keyring of a desktop; test/commands/config-encrypt.test.ts has one',
};

/** What stands for words of the reader's own in the text. */
export const placeholders: Readonly<Record<string, string>> = {
  'FILE…': 'customers.csv',
  FILE: 'a-copy.db',
  WHO: 'finch',
  ID: '12',
  NAME: 'mine',
  '<command>': 'list',
};

const finch = 'cadence show finch || cadence add "Ada Finch" --company "Finch Bakery" --phone "+1 312 555 0199"';
const bob = 'cadence show 12 | grep "Bob Ray" || cadence add "Bob Ray" --at 12';
const copies = '~/.local/share/cadence/backups';

const expectations: readonly (readonly [line: RegExp, prints: RegExp, more?: Omit<Expected, 'prints'>])[] = [
  // What is written to a file prints nothing.
  [/^(mkdir|export) /, /^$/],
  [/^cadence completion \w+ >/, /^$/],
  [/^mkdir -p \S+ && cadence completion/, /^$/],
  [/^cadence export --format hubspot > \S+$/, /^not in this file: /],
  [/^cadence (list|export)\b.* > \S+$/, /^$/],
  // A person is asked.
  [/^cadence call elif$/, /Elif Lindqvist[\s\S]*How did it go\?/, { asks: true }],
  [/^cadence call finch$/, /Finch Bakery[\s\S]*How did it go\?/, { asks: true }],
  [/^cadence call "finch bakery"$/, /Finch Bakery[\s\S]*How did it go\?/, { asks: true }],
  [/^cadence call( --list)?$/, /How did it go\?|Dial \+[\d ]+\?/, { asks: true }],
  [/^cadence config mail$/, /mail server/i, { asks: true }],
  [/^cadence config encrypt --generate$/, /\?/, { asks: true }],
  [/^cadence config encrypt$/, /Key/i, { asks: true }],
  [/^cadence config decrypt$/, /not encrypted/, { code: 1 }],
  [/^cadence erase 12 --person bob$/, /Bob Ray, at [\s\S]*\?/, { asks: true, first: bob }],
  [/^cadence erase 12$/, /Leo Castell[\s\S]*\?/, { asks: true }],
  [
    /^cadence restore cadence\.2026/,
    /60 customers|61 customers/,
    { asks: true, first: `cadence backup --to ${copies}/cadence.2026-11-23T09-00-00.by-hand.db` },
  ],
  [/^cadence plan --rebalance$/, /calls move[\s\S]*\?/, { asks: true }],
  [/^cadence interval --tag wholesale 45d$/, /how often \d+ customers/, { asks: true }],
  [/^cadence tag --tier A \+christmas-card$/, /christmas-card[\s\S]*\?/, { asks: true }],
  // Where the text speaks of a command and leaves its arguments out.
  [/^cadence (add|config set)$/, /missing required argument/, { code: 2 }],
  [/^cadence log finch$/, /^logged/],
  [
    /^cadence log --confirm$/,
    /min, to Ada Ostrom/,
    { first: `printf 'sep=;\\n4;20.11.26 10:02;;0019165550100;;;99;0:06\\n' > log.csv; cadence import log.csv` },
  ],
  // Every day.
  [/^cadence(?: desk)?$/, /^Monday 23 November 2026: \d+/],
  [/^cadence today --(all )?--?json|^cadence today --all --json$/, /"date": "2026-11-23"/],
  [/^cadence today --json \| head -3$/, /^\{\n {2}"date": "2026-11-23"/],
  [/^cadence today --owner me --columns id,name,phone$/, /^# +Customer +Phone/],
  // Whom one may call depends on the hour at which the test runs.
  [/^cadence today --(?:owner me|callable-now)$/, /^Monday 23 November 2026: (?:\d+ (?:of \d+ )?calls?|no calls)/],
  [/^cadence today/, /^Monday 23 November 2026: \d+/],
  [/^cadence call \S+ --brief$/, /tier [ABC]\b/],
  [/^cadence log 12 --person /, /^logged/, { first: bob }],
  [/^cadence log --last /, /^corrected/],
  [/^cadence log .*--promise /, /^logged[\s\S]*promised by/],
  [/^cadence log /, /^logged/],
  [/^cadence week --email --each-owner --dry-run$/, /robin@shop\.example/],
  [/^cadence week --email ann@shop\.example bo@shop\.example$/, /ann@shop\.example[\s\S]*bo@shop\.example/],
  [/^cadence week --email \S+$/, /^mailed .* to \S+@\S*example/],
  [/^cadence week --ics --out week\.ics$/, /^wrote week\.ics/],
  [/^cadence plan --ics --out calls\.ics$/, /^wrote calls\.ics/],
  [/^cadence week --ics$/, /^BEGIN:VCALENDAR/],
  [/^cadence week( --owner \w+)?$/, /^Week of Monday 23 November 2026/],
  [/^cadence plan --simulate 365/, /^365 days/],
  [/^cadence plan --what-if/, /Backlog gone/],
  [/^cadence plan$/, /^The year from Monday 23 November 2026/],
  [/^cadence promises --sort due --columns/, /^Promised +To +Due/],
  [/^cadence promises$/, /^# +Promised/, { first: 'cadence log 1 --outcome connected --promise "send the price"' }],
  [/^cadence promises/, /^# +Promised/],
  [/^cadence done 3/, /call the driver/],
  [/^cadence note 12 --person bob /, /^noted for Bob Ray: /, { first: bob }],
  [/^cadence note .*--edit/, /^edited note 1 about .*: three daughters/],
  [/^cadence note .*--delete/, /^deleted note 1 about /],
  [/^cadence note finch --ask /, /\?/],
  [/^cadence note /, /two daughters|new store in may/],
  [/^cadence dates add /, /12|Leo Castell/],
  [/^cadence dates --cards/, /^Post by|^no cards to post in the next 14 days/],
  [/^cadence dates/, /^Day +Customer/],
  // Find and understand.
  [/^cadence list --help$/, /^Usage: cadence list/],
  [/^cadence list .*--json$/, /^\[\n {2}\{/],
  [
    /^cadence list --(slipping )?(owner Sasha )?--?columns name,phone,planned$|^cadence list --owner Sasha --columns/,
    /^Customer +Phone +Planned/,
  ],
  [/^cadence list --no-phone$/, /^# +Customer +Tier[\s\S]*Nora Null/, { first: 'cadence add "Nora Null"' }],
  [/^cadence list --columns id,name,phone --limit 5$/, /^# +Customer +Phone/],
  [/^cadence list --slipping --columns/, /^# +Customer +Phone +At stake/i],
  [/^cadence top --csv$/, /^#,Customer,Tier/],
  [/^cadence (list|top)/, /^# +Customer +Tier/],
  [/^cadence search /, /Leo Castell|Finch Bakery/],
  [/^cadence show finch --question business$|^cadence show 12 --question business$/, /things going[\s\S]*good/],
  [/^cadence show finch$/, /Finch Bakery[\s\S]*phone +\+1/, { first: finch }],
  [/^cadence show .*--json$/, /^\{/],
  [/^cadence show /, /phone +\+1/],
  [/^cadence why .*--json$/, /^\{/],
  [/^cadence why /, /tier [ABC]\b/],
  [/^cadence week --print --out week\.html$/, /^wrote week\.html/],
  [/^cadence mcp( --allow-writes)?$/, /^$/],
  [/^cadence week --print$/, /^<!doctype html>/],
  [/^cadence report --open$/, /^wrote .*\.html/],
  [/^cadence report --out year\.html$/, /^wrote year\.html/],
  [/^cadence report --from .* --out quarter\.html$/, /^wrote quarter\.html/],
  [/^cadence insights --question product/, /\nproduct /],
  [/^cadence insights --theme/, /answers? of|nobody mentioned/],
  [/^cadence insights$/, /\nbusiness /],
  [/^cadence duplicates --companies$/, /cadence merge \d+ \d+.* --as-people|no company is named/],
  // Steer.
  [/^cadence add "Bob Ray" --at 12/, /^added Bob Ray at /],
  [/^cadence edit 12 --person bob/, /^Bob Ray, .*: (?:changed|nothing to change)/, { first: bob }],
  [/^cadence dnc 12 --person bob/, /no call to Bob Ray/, { first: bob }],
  [/^cadence merge 1[24] 4\d 4\d --as-people$/, /are people of one customer now: 1[24]/],
  [/^cadence add "Ada Finch"/, /^added \d+: Ada Finch/],
  [/^cadence edit \S+ /, /: changed/],
  [/^cadence tag finch -- -vip$/, /vip|nothing to change/],
  [/^cadence tag 12 \+vip$/, /vip/, { first: 'cadence tag 12 -- -vip' }],
  [/^cadence interval 12 60d/, /60 days/],
  [/^cadence interval 12/, /Leo Castell/],
  [/^cadence pause 12 --until/, /paused until Monday 1 March 2027/],
  [/^cadence pause --tag seasonal --until/, /paused until Tuesday 23 February 2027/],
  [/^cadence pause 12 --end$/, /Leo Castell/, { first: 'cadence pause 12 --until 2027-03-01' }],
  [
    /^cadence pause --tag seasonal --end$/,
    /Leo Castell/,
    { first: 'cadence pause --tag seasonal --until 2027-03-01 --yes' },
  ],
  [/^cadence snooze /, /snoozed until \w+ (27|30) November 2026/],
  [/^cadence dnc 12 --lift$/, /Leo Castell/],
  [/^cadence dnc 12 --number/, /555.?0100|Leo Castell/],
  [/^cadence dnc( 12|$)/, /no card|do not call/],
  [/^cadence event "Two drivers/, /would call|no customers match/],
  [/^cadence event "Recall/, /^no customers match/m],
  [/^cadence event/, /0 of \d+ customers/],
  [/^cadence tier /, /tier [ABC]\b/],
  [/^cadence potential /, /potential/],
  // Several callers.
  [/^cadence caller list$/, /^Caller +Customers/],
  [/^cadence caller (add|edit) \w+ --login/, /a book in a file has no logins/, { code: 1 }],
  [/^cadence caller add (\w+)/, /^added \w+/],
  [/^cadence caller (edit|archive) /, /^\w+: changed/],
  [/^cadence caller assign .*--dry-run/, /^Caller +Has +Gets/],
  [/^cadence caller assign /, /^gave .* to Robin|nothing to change/],
  [/^cadence caller away Sasha --back/, /^Sasha is back/],
  [/^cadence caller away /, /^Sasha is away until/],
  [/^cadence caller handover Sasha --to Robin --dry-run/, /next call|no call is planned/],
  [/^cadence caller handover /, /^gave .* to Robin/],
  // Look at the whole.
  [/^cadence rank --backtest/, /^As of/],
  [/^cadence rank$/, /customers ranked/],
  [/^cadence stats --pareto$/, /^A: \d+ customers/],
  [/^cadence stats --by caller$/, /^Period +Caller +Talks|^no calls under/],
  [/^cadence stats --fringe$/, /tier C/],
  [/^cadence stats$/, /all \d+ ?%/],
  // Data.
  [/^cadence import - *$|gunzip -c/, /^standard input: 1 row/],
  [
    /^cadence import calls\.xml( --dry-run)?$/,
    /^calls\.xml: 1 call in the log of SMS Backup & Restore/,
    {
      first: `printf '<calls><call number="+19165550100" duration="90" date="1794000000000" type="2" /></calls>' > calls.xml`,
    },
  ],
  [/^cadence import \S+ --dry-run$/, /would be added/],
  [
    /^cadence import book\.jsonl|^cadence --db new\.db import book\.jsonl$/,
    /^book\.jsonl: a whole book, 6\d customers/,
    { first: 'rm -f new.db; test -f book.jsonl || cadence export book.jsonl' },
  ],
  [/^cadence import folder\/\*\.csv --db new\.db$/, /whole book/, { first: 'rm -f new.db' }],
  [
    /^cadence import contacts\.csv --people-of company$/,
    /^contacts\.csv: 2 rows, 1 customer added/,
    {
      first:
        'printf "Name,Email,Company\\nAnn Lee,ann@roth.test,Roth Ltd\\nBob Ray,bob@roth.test,Roth Ltd\\n" > contacts.csv',
    },
  ],
  [
    /^cadence import invoices\.csv --ids-of other$/,
    /^invoices\.csv: 1 row, 1 customer added/,
    { first: 'printf "Customer ID,Name,Email\\n1,Ida Roe,ida@roe.test\\n" > invoices.csv' },
  ],
  [/^cadence import list\.csv/, /^list\.csv: 1 row, 1 customer added/],
  [/^cadence import orders\.xlsx/, /^orders\.xlsx: 1 row/],
  [/^cadence import \*\.csv$/, /customers\.csv: 60 rows/, { first: 'rm -f list.csv no-header.csv payments.csv' }],
  [/^cadence import payments\.csv/, /^payments\.csv: 1 row/],
  [/^cadence import no-header\.csv/, /^no-header\.csv: 2 rows/],
  [/^cadence( --db shop\/cadence\.db)? import customers\.csv/, /^customers\.csv: 60 rows/],
  [/^cadence imports$/, /^# +Day +File/],
  [/^cadence duplicates$/, /no two customers look alike/],
  [/^cadence duplicates 13$/, /no other customers look alike/],
  [/^cadence duplicates --not 13 41$/, /different people, no longer listed|nothing to change/],
  [/^cadence duplicates --not$/, /different people, said on/, { first: 'cadence duplicates --not 13 41' }],
  [
    /^cadence duplicates --reconsider 13 41$/,
    /listed again if they look alike/,
    { first: 'cadence duplicates --not 13 41' },
  ],
  [
    /^cadence merge 12 40$/,
    /is now part of 12 Leo Castell/,
    { first: 'cadence undo --list | grep -q "merge 12 40" && cadence undo --yes || true' },
  ],
  [/^cadence history finch$/, /\d+ +add\b/, { first: finch }],
  [/^cadence history /, /\d{4}-\d\d-\d\d \d\d:\d\d UTC/],
  [/^cadence export customers\.csv$/, /^wrote customers\.csv/, { first: 'rm -f customers.csv' }],
  [/^cadence export --format hubspot$/, /^First Name,Last Name/],
  [/^cadence export --person 12$/, /"id": 12/],
  [
    /^cadence export phones --each-owner$/,
    /^wrote phones.Robin\.vcf/,
    { first: 'rm -rf phones; cadence edit 12 --owner Robin --quiet > nothing' },
  ],
  [/^cadence export book\.jsonl$/, /^wrote book\.jsonl/, { first: 'rm -f book.jsonl' }],
  [/^cadence export /, /^wrote \S+/],
  [/^cadence restore --list$/, /^Day +UTC +Why/, { first: 'cadence backup' }],
  [/^cadence backup --list$/, /^Day +UTC +Why/, { first: 'cadence backup' }],
  [/^cadence backup --to \S+$/, /\.db\n/],
  [/^cadence backup$/, /backups\/cadence\..*\.by-hand\.db/],
  [/^cadence restore ~\/copy/, /^restored 6\d customers/],
  [/^cadence doctor --json$/, /^\[/],
  [/^cadence doctor/, /^ok +book: whole/m],
  [/^cadence undo --list$/, /^# +Day +What/],
  [/^cadence undo \d+ --dry-run$/, /^would undo \d+/],
  [/^cadence undo( \d+)?$/, /^undone \d+/],
  [/^cadence redo \d+ --dry-run$/, /^would redo \d+/, { first: 'cadence undo 12 --yes' }],
  [/^cadence redo$/, /^redone \d+/, { first: 'cadence undo 12 --yes' }],
  // Set up.
  [/^cadence script list$/, /courtesy[\s\S]*bakery/],
  [/^cadence script show courtesy-de$/, /title: Ein Anruf zwischendurch[\s\S]*promise: /],
  [/^cadence script show courtesy$/, /purpose: courtesy[\s\S]*## /],
  [/^cadence script new bakery/, /bakery\.md/, { first: 'rm ~/.config/cadence/scripts/bakery.md' }],
  [/^cadence script edit bakery$/, /^/, { asks: true, code: 0 }],
  [/^cadence script check$/, /bakery/],
  [/^cadence script use bakery --for tag:bakery$/, /bakery for tag:bakery/],
  [/^cadence cron (print )?--systemd$/, /cadence\.service/],
  [/^cadence cron install/, /crontab/],
  // Two hours where the machine's clock is not the user's, and one of them is theirs.
  [/^cadence cron$/, /^\d+ [\d,]+ \* \* 1 /],
  [/^cadence config set key-command .* && cadence config encrypt --yes$/, /encrypted/],
  [/^cadence config product "Filter set" --every 180d$/, /product\.dates is now .*Filter set = service 180d/],
  [/^cadence config list --json$/, /^\[/],
  [/^cadence config list$/, /^Setting +Value/],
  [/^cadence config unset \S+$/, /reset to default/],
  [/^cadence config reset$/, /reset to their defaults/],
  [/^cadence config capacity$/, /^\d+\n/],
  [/^cadence config (set )?\S+ \S+/, / is now /],
  [/^cadence demo$/, /^\$ cadence import[\s\S]*This book is /],
  [/^cadence --licenses$/, /commander/],
  [/^cadence --version$/, /^\d+\.\d+\.\d+\n$/],
  [/^cadence (--help|help (config|list))$/, /^Usage: cadence/],
];

export function expectedOf(line: string): Expected | null {
  const found = expectations.find(([pattern]) => pattern.test(line));
  return found === undefined ? null : { prints: found[1], ...found[2] };
}
