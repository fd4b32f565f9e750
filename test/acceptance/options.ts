/**
 * Every option of every command in use: THE ONE PLACE to edit for a new option. A row is a line for the shell and what it
 * prints on stdout and stderr together; the rows of a command run in order, in a shop of their own (support/shop.ts).
 */

export type Use = readonly [line: string, prints: RegExp, code?: number];

/** For the commands that do the same to one customer or to many. */
const many = (command: string, rest: string, prints: RegExp, first = 'true'): readonly Use[] =>
  ['--tier C', '--tag seasonal', '--owner Sasha', '--region WI', '--product "vanilla paste"'].map(
    (whom): Use => [`${first}; cadence ${command} ${whom} ${rest} --yes`, prints],
  );

const table = (command: string, columns: string, header: RegExp, csv: RegExp): readonly Use[] => [
  [`cadence ${command} --columns ${columns}`, header],
  [`cadence ${command} --sort ${columns.split(',')[0]} --csv`, csv],
];

const details =
  '--company "Roth & Co" --email eva@roth.example --phone "mobile: +1 312 555 0142" --fax "+1 312 555 0143" --address "1 Mill Road" --city Toledo --region OH --postal-code 43604 --country US --time-zone America/Chicago --hours "tue-fri 7-10" --owner Robin --product "oat drink" --birthday 1980-05-17 --website https://roth.example';
const known = /Roth & Co[\s\S]*312 555 0142[\s\S]*eva@roth\.example/;
const all = 'cadence show Roth --json | tr -d "\\n"';
const kept =
  /(?=.*"mobile")(?=.*"fax")(?=.*1 Mill Road)(?=.*Toledo)(?=.*OH)(?=.*43604)(?=.*America\/Chicago)(?=.*tue-fri 7-10)(?=.*Robin)(?=.*oat drink)(?=.*05-17)(?=.*roth\.example)/;

export const uses: Readonly<Record<string, readonly Use[]>> = {
  '': [
    ['cadence --version', /^\d+\.\d+\.\d+\n$/],
    ['cadence --licenses', /commander/],
    ['cadence', /^Monday 23 November 2026: \d+/],
    ['cadence --db nowhere.db', /demo[\s\S]*import customers\.csv[\s\S]*--help/],
    ['cadence --db other.db import customers.csv && cadence --db other.db list', /Sunrise Patisserie/],
    ['cadence --today 2027-01-11 today', /^Monday 11 January 2027/],
    ['cadence today --json', /"date": "2026-11-23"/],
    ['FORCE_COLOR=1 cadence today --no-color', /^Monday/],
    ['cadence note 1 "an oven" --quiet 2>&1 >/dev/null', /^$/],
    ['cadence --db nowhere.db today --debug', /nowhere\.db does not exist[\s\S]*\n {4}at /, 1],
  ],
  desk: [['cadence desk --everyone', /^Monday 23 November 2026: \d+/]],
  today: [
    ['cadence today --all', /^Monday 23 November 2026: 9 calls/],
    ['cadence today --everyone', /^Monday 23 November 2026: \d+/],
    ['cadence today --callable-now', /Monday 23 November 2026/],
    ['cadence today --tier A --all', /tier A/],
    ['cadence today --tag seasonal --all', /Monday 23 November|Leo Castell/],
    ['cadence today --owner Robin', /Monday 23 November/],
    ['cadence today --region WI', /Monday 23 November/],
    ['cadence today --product "vanilla paste" --all', /Elif Lindqvist/],
    ...table('today', 'id,name,phone', /^# +Customer +Phone/, /^#,Customer/),
  ],
  call: [
    ['cadence call 12 --brief', /tier B/],
    ['cadence call 12 --brief --script bakery', /tier B/],
    ['cadence dnc 12 && cadence call 12 --brief --override "they wrote to us"', /Leo Castell/],
    ['cadence call --everyone --brief', /tier [ABC]/],
    ['cadence call --list', /needs a terminal/, 1],
  ],
  log: [
    [
      'cadence log 1 --outcome connected --note "two vans" --promise "send it" --by friday --next +60d --minutes 5',
      /^logged call[\s\S]*promised by Fri 27 Nov/,
    ],
    [
      'cadence log 2 --outcome connected --at yesterday --purpose courtesy --sentiment positive --caller Sasha --inbound',
      /2026-11-22/,
    ],
    [
      'cadence log 3 --outcome connected --fact "two daughters" --goal "new store in may" --ask "how is the oven?" --answer business=good',
      /^logged/,
    ],
    ['cadence show 3', /two daughters[\s\S]*|new store/],
    ['cadence log 12 --outcome busy --number "+1 555 0100"', /^logged/],
    ['cadence log 4 --kind card', /^logged card/],
    ['cadence add "Bob Ray" --at 12; cadence log 12 --person bob --note "takes over"', /logged call/],
    [
      `printf 'sep=;\n4;20.11.26 10:02;;0019165550100;;;99;0:06\n' > calls.csv; cadence import calls.csv`,
      /1 to confirm/,
    ],
    ['cadence log --confirm', /^Fri Nov 20 10:02|^Fri 20 Nov 10:02/],
    ['cadence log --confirm --yes', /^1 call confirmed: talked/],
    ['cadence log --last --note "three vans"', /^corrected/],
    ['cadence dnc 5; cadence log 5 --outcome connected --override "they called"', /logged call/],
  ],
  week: [
    ['cadence week --all', /^Week of Monday 23 November 2026/],
    ['cadence week --owner Robin', /^Week of/],
    ['cadence week --everyone', /^Week of/],
    ['cadence week --html', /^<!doctype html>/i],
    ['cadence week --markdown', /^# Week of/],
    ['cadence week --csv', /,/],
    ['cadence week --ics', /^BEGIN:VCALENDAR/],
    ['cadence week --ics --out w.ics && head -1 w.ics', /BEGIN:VCALENDAR/],
    ['cadence week --ics --out w.ics --force', /wrote w\.ics/],
    ['cadence week --email ann@shop.example', /^mailed/],
    ['cadence week --email ann@shop.example --again', /^mailed/],
    ['cadence week --email --dry-run', /To: ann@shop\.example/],
    ['cadence week --email --dry-run --raw', /^Content-Type: multipart\/mixed/m],
    ['cadence week --print', /class="boxes"/],
    [
      "printf 'Subject: hello\\n\\nhi\\n' | cadence week --read-replies -",
      /no answer to a list[\s\S]*kept in .*cadence\.db\.replies/,
    ],
    [
      'cadence config mail.owners "Robin = robin@shop.example, Sasha = sasha@shop.example"; cadence week --email --each-owner --dry-run',
      /robin@shop\.example/,
    ],
  ],
  plan: [
    ['cadence plan --weeks 4', /The year from/],
    ['cadence plan --ics', /^BEGIN:VCALENDAR/],
    [
      'cadence plan --ics --out plan.ics; cadence plan --ics --out plan.ics --force; head -1 plan.ics',
      /BEGIN:VCALENDAR/,
    ],
    ['cadence plan --rebalance --dry-run', /calls? moves?|no call/],
    ['cadence plan --stretch --yes', /./],
    ['cadence plan --simulate 30 --reach 40% --seed 2', /30 days/],
    ['cadence plan --what-if', /Backlog gone/],
  ],
  promises: [
    ['cadence done 3 --told; cadence promises', /send the price/],
    ['cadence promises --all', /call the driver/],
    ...table('promises', 'promised,to', /^Promised +To/, /^#,Promised/),
  ],
  done: [
    ['cadence done 1 --no-told', /done/],
    ['cadence done 1 --told', /kept/],
  ],
  note: [
    ['cadence note 12 "new store" --goal --day 2027-05-01', /new store/],
    ['cadence add "Bob Ray" --at 12; cadence note 12 --person bob "likes tea"', /noted for Bob Ray: likes tea/],
    ['cadence note 12 --ask "how was the fair?"', /in the next call with .*: how was the fair\?/],
    ['cadence note 12 --list', /^ +\d+ {2}\S+ {2}goal: new store$/m],
    ['cadence note 12 --edit 1 "second store" --yes', /^edited note 1 about .*: second store\n/],
    [
      'cadence note 12 --delete 1 --yes && cadence note 12 --list',
      /^deleted note 1 about [^\n]*\n(?![\s\S]*second store)/,
    ],
  ],
  dates: [
    ['cadence dates --days 90', /birthday/],
    ['cadence dates --cards --days 90', /^Post by +Customer/],
    ['cadence dates --cards --days 90 --print labels --out options-cards.html', /^Post by/],
    ['cadence dates --cards --days 90 --print C6 --out options-cards.html --force', /^Post by/],
    ['cadence dates --cards --days 90 --yes', /logged \d+ cards? as sent/],
    ...table('dates', 'day,customer', /^Day +Customer/, /^Day,/),
  ],
  list: [
    ['cadence list --tier A', /Sunrise Patisserie/],
    ['cadence list --tag seasonal', /Leo Castell/],
    ['cadence list --owner Sasha', /Ada Finch/],
    ['cadence list --region WI', /Ada Finch/],
    ['cadence list --product "vanilla paste"', /Elif Lindqvist/],
    ['cadence list --rising', /./],
    ['cadence list --slipping', /Vera O'Neill/],
    ['cadence list --no-phone', /write|no customers match/],
    ['cadence list --limit 3', /3 customers, 58 more/],
    ['cadence list --view mine', /Sunrise Patisserie/],
    ...table('list', 'name,phone', /^Customer +Phone/, /^#,Customer/),
  ],
  search: [
    ['cadence search finch --limit 1', /Ada Finch/],
    ...table('search finch', 'name,phone', /Ada Finch/, /Ada Finch/),
  ],
  show: [['cadence show 12 --question business', /good/]],
  report: [
    ['cadence report --out year.html', /^wrote year\.html/],
    ['cadence report --out year.html --force', /^wrote year\.html/],
    ['cadence report --from 2026-06-01 --to 2026-08-31 | grep -c "<h1>.*1 Jun 2026 to 31 Aug 2026"', /^1\n$/],
    ['cadence report --owner Robin | grep -c "<h1>customers of Robin"', /^1\n$/],
    ['cadence report --tier A | grep -c "<h1>tier A"', /^1\n$/],
    ['cadence report --open && for i in 1 2 3 4 5 6 7 8 9; do test -f opened || sleep 1; done; cat opened', /\.html/],
  ],
  insights: [
    ['cadence insights --question product', /product/],
    ['cadence insights --tier C --since "3 months ago"', /Sunday 23 August 2026/],
    ['cadence insights --csv', /,/],
    ['cadence insights --theme price', /answers? of|nobody mentioned/],
  ],
  add: [
    [`cadence add "Eva Roth" ${details} --tag new && cadence show Roth`, known],
    [all, kept],
    ['cadence add "Eva Roth" --yes', /added/],
    [
      'cadence add "Bob Ray" --at 12 --role buyer --language German && cadence show 12',
      /added Bob Ray at[\s\S]*Bob Ray, buyer {2}\(speaks German\)/,
    ],
  ],
  edit: [
    [`cadence edit 1 --name "Eva Roth" ${details} && cadence show Roth`, known],
    [all, kept],
    [
      'cadence add "Bob Ray" --at 12; cadence edit 12 --person bob --role buyer --language German --first && cadence show 12',
      /Bob Ray, buyer {2}\(ask first; speaks German\)/,
    ],
    ['cadence edit 12 --person bob --left 2026-11-01 && cadence show 12', /Bob Ray, buyer {2}\(left on /],
    ['cadence edit 12 --person bob --back', /changed/],
    ['cadence edit 1 --archive && cadence list', /60 customers/],
    ['cadence edit 1 --unarchive && cadence list', /61 customers/],
  ],
  tag: many('tag', '+fair', /fair|nothing to change/),
  interval: [
    ...many('interval', '45d', /45 days|nothing to change/),
    ['cadence interval 1 30d --by "Ms Finch" --reason "more, please"', /30 days[\s\S]*Ms Finch/],
  ],
  pause: [
    ...many('pause', '--until 2027-03-01', /paused until Monday 1 March 2027|no customers match/),
    ...many(
      'pause --end',
      '',
      /next call|no call|nobody|none/,
      'cadence pause 12 61 --until 2027-03-01 > nothing 2>&1',
    ),
    [
      'cadence resume 12 2>&1',
      /^cadence resume is now cadence pause --end; the next version will know only the new name$/m,
    ],
  ],
  snooze: many('snooze +1w', '', /30 November 2026|no customers match/),
  dnc: [
    ['cadence dnc 12 --kind card email --reason "no paper"', /no card[\s\S]*no paper/],
    ['cadence dnc 12 --number "+1 555 0100"', /Leo Castell/],
    ['cadence dnc 12 --person "Leo Castell"', /Leo Castell/],
    ['cadence dnc 12 --person nobody', /has no person called "nobody"/, 1],
    ['cadence dnc 13; cadence dnc 13 --lift', /./],
  ],
  event: [
    ['cadence event T --tier A', /0 of 12 customers/],
    ['cadence event G --tag seasonal', /0 of 1 customer/],
    ['cadence event O --owner Sasha', /0 of \d+ customers/],
    ['cadence event R --region WI --reason "the flood"', /the flood/],
    ['cadence event P --product "vanilla paste"', /0 of \d+ customer/],
    ['cadence event K --tag seasonal --kind "good news"', /questions for: good news/],
    ['cadence event S --tag seasonal --script win-back', /questions of the script win-back/],
    ['cadence event T --close', /T/],
    ['cadence event "New prices" --theme price --dry-run', /would call|no customers match/],
    ['cadence event G --columns customer,phone', /Customer +Phone/],
    ['cadence event G --sort customer --csv', /Leo Castell/],
  ],
  tier: [
    ['cadence tier 12 A --pin "our first"', /pinned[\s\S]*our first/],
    ['cadence tier 12 --unpin', /tier B/],
  ],
  potential: [['cadence potential 12 high "grows" --until 2027-05-01', /high/]],
  rank: [['cadence rank --backtest --horizon 180', /^As of/]],
  stats: [
    ['cadence log 12 --outcome connected --quiet; cadence stats --by caller', /Period +Caller +Talks/],
    ['cadence stats --pareto', /^A: \d+ customers/],
    ['cadence stats --fringe', /tier C/],
  ],
  import: [
    ['cadence --db d.db import customers.csv --dry-run', /60 customers would be added/],
    [
      'cadence import list.csv --map name=Kunde --map value="Umsatz 2025" --ignore Fax --currency EUR --decimal comma --country DE',
      /1 customer added/,
    ],
    ['cadence --db k.db import customers.csv --kind customers', /60 customers added/],
    [
      'printf "Name;Birthday\\nEva Roth;03/04/1980\\n" > d.csv; cadence import d.csv --delimiter ";" --date-order day-first && cadence show Roth',
      /1 customer added|Eva Roth/,
    ],
    [
      'printf "Name,City\\nJos\\351 N,Toledo\\n" > l.csv; cadence import l.csv --encoding windows-1252; cadence list',
      /José N/,
    ],
    [
      'printf "Order ID,Customer ID,Order date,Total\\nR1,C001,42000,10\\n" > o.csv; cadence import o.csv --kind orders --excel-1904',
      /o\.csv: 1 row/,
    ],
    [
      'printf "Name,Email,Type\\nEva,eva@roth.example,Lead\\n" > p.csv; cadence import p.csv --include leads',
      /1 customer added/,
    ],
    ['cadence import customers.csv --people-of none --dry-run', /customers\.csv: 60 rows/],
    ['cadence import customers.csv --ids-of other --dry-run', /customers\.csv: 60 rows/],
    ['cadence import customers.csv --full --yes', /^customers\.csv: 60 rows/],
    ['cadence import orders.xlsx --sheet 2026', /^orders\.xlsx: 1 row/],
    ['cadence import payments.csv --same-money count', /^payments\.csv: 1 row/],
    [
      'printf "Name,Email,Birthday\\nEva,eva@roth.example,99/99/9999\\n" > s.csv; cadence import s.csv --strict',
      /--strict/,
      1,
    ],
  ],
  imports: table('imports', 'id,file', /^# +File/, /orders\.csv/),
  duplicates: [
    ['cadence duplicates --companies', /cadence merge \d+ \d+.* --as-people|no company is named/],
    ['cadence add "Ada Finch" --company "Finch Bakery" --yes; cadence duplicates --columns a,nameA', /Ada Finch/],
    ['cadence duplicates --sort a --csv', /Ada Finch/],
    [
      'cadence duplicates --not 3 4 && cadence duplicates --not',
      /different people, no longer listed[\s\S]*3 +.+4 +.+different people, said on/,
    ],
    ['cadence duplicates --not 3 4; cadence duplicates --reconsider 3 4', /listed again if they look alike/],
  ],
  merge: [
    ['cadence merge 3 4 --yes', /is now part of 3/],
    ['cadence merge 5 6 7 --as-people --yes', /are people of one customer now: 5/],
  ],
  erase: [
    ['cadence erase 3 --yes', /erased|Carla/i],
    ['cadence erase 4 --keep-sums --yes', /erased|purchases/i],
    ['cadence add "Bob Ray" --at 12; cadence erase 12 --person bob --yes', /erased Bob Ray, at/],
  ],
  'caller list': table('caller list', 'name,mail', /^Caller +Mail/, /^Caller,Customers/).map(
    ([line, prints]): Use => [`cadence caller add Robin >/dev/null 2>&1; ${line}`, prints],
  ),
  'caller add': [
    [
      'cadence caller add Sasha --mail sasha@shop.example --capacity 6 --days mon-thu --days-off 2026-12-24..2027-01-02 --zone Europe/Berlin',
      /^added Sasha/,
    ],
    ['cadence caller add Kim --login reader', /a book in a file has no logins/, 1],
  ],
  'caller edit': [
    ['cadence caller add Kim --quiet; cadence caller edit Kim --login', /a book in a file has no logins/, 1],
    [
      'cadence caller add Sasha --quiet; cadence caller edit Sasha --name "Sasha Vale" --mail s@shop.example --capacity 5 --days mon-fri --days-off 2026-12-24 --zone Europe/Paris',
      /Sasha Vale: changed/,
    ],
  ],
  'caller assign': [
    [
      'cadence caller add Robin --quiet; cadence caller add Sasha --quiet; cadence caller assign 1 --to Robin',
      /gave .* to Robin/,
    ],
    ['cadence caller assign --even --dry-run', /^Caller +Has +Gets/],
    ['cadence caller assign --even --yes', /nothing to change$/m],
    ...['--tier C', '--tag seasonal', '--owner Sasha', '--region WI', '--product "vanilla paste"'].map(
      (whom): Use => [`cadence caller assign ${whom} --to Robin --yes`, /gave .* to Robin|nothing to change/],
    ),
  ],
  'caller away': [
    [
      'cadence caller add Robin --quiet; cadence caller add Sasha --quiet; cadence caller away Sasha --until friday --to Robin',
      /Sasha is away until/,
    ],
    ['cadence caller away Sasha --back', /^Sasha is back/],
  ],
  'caller handover': [
    [
      'cadence caller add Robin --quiet; cadence caller add Sasha --quiet; cadence caller handover Sasha --to Robin --dry-run',
      /next call|no call is planned/,
    ],
    ['cadence caller handover Sasha --to Robin --yes', /gave .* to Robin/],
  ],
  'caller archive': [
    [
      'cadence caller add Sasha --quiet; cadence caller archive Sasha && cadence caller archive Sasha --back',
      /Sasha: changed/,
    ],
  ],
  export: [
    ['cadence export --format hubspot', /^First Name/],
    ['cadence export --person 12', /"id": 12/],
    [
      'cadence caller add Robin; cadence edit 12 --owner Robin; cadence export phones --each-owner',
      /wrote phones.Robin\.vcf/,
    ],
    ['cadence export --vcard 3.0', /^BEGIN:VCARD\r?\nVERSION:3\.0/],
    ['cadence export a.csv && cadence export a.csv --force', /wrote a\.csv[\s\S]*wrote a\.csv/],
  ],
  backup: [
    ['cadence backup --to copy.db', /copy\.db/],
    ['cadence export copy.csv; cadence backup --to copy.csv --force', /copy\.csv[\s\S]*copy\.csv/],
    ['cadence backup; cadence backup --list', /by hand/],
  ],
  restore: [
    ['cadence backup && cadence restore --list', /by hand/],
    ['cadence backup --to copy.db && cadence restore copy.db --yes', /restored 61 customers/],
  ],
  move: [
    ['cadence move --to other.db --yes', /from a file to a server/, 2],
    ['cadence move --to postgres://ann@127.0.0.1:1/shop --yes', /cannot be reached/, 1],
  ],
  doctor: [['cadence doctor --fix', /ok +book: whole/]],
  undo: [
    ['cadence undo --list', /event/],
    ['cadence undo --dry-run', /would undo/],
    ['cadence undo --yes', /undone/],
  ],
  redo: [
    ['cadence tag 12 +again && cadence undo --yes && cadence redo --dry-run', /would redo \d+: tag/],
    ['cadence redo --yes && cadence show 12', /redone \d+: tag[\s\S]*again/],
  ],
  'script new': [['cadence script new cafe --from courtesy', /cafe\.md/]],
  'script use': [['cadence script use bakery --for tier:A', /bakery for tier:A/]],
  mcp: [['cadence mcp --allow-writes < /dev/null && echo closed', /^closed$/m]],
  completion: [
    ['cadence completion bash --out c.bash && cadence completion bash --out c.bash --force && cat c.bash', /complete /],
    ['cadence completion words --line "cadence sh" --breaks ":="', /show/],
  ],
  config: [['cadence config capacity 4 --yes', /capacity is now 4/]],
  'config product': [
    ['cadence config product "merino" --every 180d --as refill', /product\.dates is now merino = refill 180d/],
  ],
  'config list': table('config list', 'setting,value', /^Setting +Value/, /^Setting,/),
  'config set': [['cadence config set capacity 5 --yes', /capacity is now 5/]],
  'config reset': [['cadence config reset capacity --yes', /capacity reset to default/]],
  'config encrypt': [
    ['DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent cadence config encrypt --keyring --yes', /keyring/, 1],
    ['cadence config encrypt --generate --yes', /encrypted/],
    [
      'export CADENCE_KEY="correct horse battery"; cadence --db e.db import customers.csv --quiet && cadence --db e.db config encrypt --yes',
      /^encrypted/m,
    ],
  ],
  'config decrypt': [
    [
      'export CADENCE_KEY="correct horse battery"; cadence config encrypt --yes; cadence config decrypt --yes',
      /no longer encrypted/,
    ],
  ],
  'cron print': [
    ['cadence cron print --at "friday 16:00"', /^0 [\d,]+ \* \* 5 /],
    ['cadence cron print --each-owner', /--each-owner/],
    ['cadence cron print --systemd', /\[Unit\]/],
    ['cadence cron print --launchd', /<plist/],
    ['cadence cron print --task-scheduler', /<Task version/],
  ],
  'cron install': [
    ['cadence cron install --at "friday 16:00" --each-owner && cat tab', /\n0 [\d,]+ \* \* 5 .*51600.*--each-owner/],
  ],
};
