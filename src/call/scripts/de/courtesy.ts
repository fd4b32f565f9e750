export const courtesy = `---
title: Ein Anruf zwischendurch
purpose: courtesy
greeting: Guten Tag, spreche ich mit {{customer.name}}?[[ Hier ist {{caller}} von {{shop}}.| Hier ist {{caller}}.| Hier ist {{shop}}.]]
good-moment: Passt es Ihnen gerade?
cut-off: Da bin ich wieder – unser Gespräch war unterbrochen.
promise-kept: Ich hatte Ihnen etwas versprochen, und das ist jetzt erledigt: {{promise}}.
goal: Sie hatten mir davon erzählt: {{goal}}. Was ist daraus geworden?
clarify: Darf ich fragen, wie Sie das meinen? | Haben Sie ein Beispiel für mich? | Und was wäre Ihnen lieber?
told: Gut, dass Sie mir erzählt haben, wie es bei Ihnen läuft.
luck: Viel Erfolg dabei: {{goal}}.
promise: Ich habe es mir notiert: {{promise}}, bis {{day}}.
complaint: Danke, dass Sie so offen waren. Ich melde mich deswegen bis {{day}} wieder bei Ihnen.
thanks: Vielen Dank für Ihre Zeit.
language: de
---

Wie geht es Ihnen, wie kommen Sie mit unserem Produkt zurecht, haben Sie Fragen, sonst noch etwas? Und danke.

## Begrüßung
id: hello
answer: none
when: never talked

Sie kaufen schon eine Weile bei uns, und wir haben noch nie richtig miteinander gesprochen. Ich möchte Ihnen nichts
verkaufen, ich wollte mich einfach mal bei Ihnen melden.

> Dann warten. Der Kunde findet seine Worte.

## Einfach so
id: say-hello
answer: none
when: first call, not never talked

Ich möchte Ihnen nichts verkaufen, ich wollte mich einfach mal bei Ihnen melden.

> Dann warten. Der Kunde findet seine Worte.

## Wie es läuft
id: business

Wie läuft es bei Ihnen zurzeit?

> Zuhören und in den Worten des Kunden aufschreiben. Was er über seine Leute, seine Pläne und Sorgen sagt, ist mehr wert
> als alles über uns.

- Was beschäftigt Sie im Moment am meisten?
- Darf ich fragen, wie Sie das meinen?
- Und wie sieht der Rest des Jahres aus?

## Das Produkt
id: product

[[Sie haben bei uns {{product}} gekauft. Wie kommen Sie damit zurecht?|Wie kommen Sie mit dem zurecht, was Sie bei uns gekauft haben?]]

> Stimmt etwas nicht: /complaint, dann kommen die passenden Worte.

- Wofür nutzen Sie es am meisten?
- Wenn eine Sache daran besser sein dürfte, welche wäre das?

## Fragen
id: questions

Haben Sie Fragen dazu? Irgendetwas, das Sie schon länger wissen wollten?

> Beantworten, was geht. Alles andere: /promise … herausfinden bis Freitag.

- Gibt es etwas daran, um das Sie lieber einen Bogen machen?

## Sonst noch etwas
id: anything-else

Können wir sonst noch etwas für Sie tun?

> Stille ist in Ordnung. Bis drei zählen.

## Danke
id: thanks
answer: none

Vielen Dank für das Gespräch. Wir freuen uns, dass Sie bei uns kaufen, und das sage ich nicht nur so.

> Ehrlich gemeint, oder weglassen.
`;
