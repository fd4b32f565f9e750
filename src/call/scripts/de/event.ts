export const event = `---
title: Ein besonderer Anlass
purpose: event
language: de
told: ""
---

Ein Anruf bei allen, die eine Nachricht betrifft. Jede Art von Anlass (cadence event --kind) hat ihre eigenen Fragen.

## Warum ich anrufe
id: hello
answer: none
when: not event:good-news

[[{{event.sentence}}|Es geht um Folgendes: {{event}}.|Ich rufe wegen einer Nachricht aus Ihrer Gegend an.]]

## Die gute Nachricht
id: good-news
answer: none
when: event:good-news

[[{{event.sentence}}|Ich habe eine gute Nachricht: {{event}}.|Ich habe eine gute Nachricht.]]

## Geht es allen gut
id: all-right
when: event:disaster

Geht es Ihnen und Ihren Leuten gut?

> Wenn es schlimm ist, ist das der ganze Anruf. Zuhören. Den Rest mit /skip übergehen.

## Was es angerichtet hat
id: impact
when: event:disaster

Wie hat es Sie getroffen?

- Was ist gerade am schwierigsten?

## Was helfen würde
id: help
when: event:disaster

Können wir diese Woche etwas tun, das Ihnen wirklich hilft?

> Nur versprechen, was Sie halten können, und mit einem Tag: /promise … bis Freitag.

- Wer sollte noch davon wissen?

## Ist es noch da
id: recall-have
answer: choice
choices: noch da, aufgebraucht, weitergegeben, weiß nicht
when: event:recall

Haben Sie das Produkt noch?

> Sagen, was zu tun ist: nicht mehr benutzen, beiseitelegen.

- Wo ist der Rest geblieben?

## Ist etwas passiert
id: recall-harm
when: event:recall

Ist damit etwas passiert?

> Bei der kleinsten Kleinigkeit: /complaint, und zuhören.

## Wie wir es gutmachen
id: recall-right
answer: choice
choices: Ersatz, Geld zurück, etwas anderes
when: event:recall

Möchten Sie Ersatz, oder lieber Ihr Geld zurück?

> /promise Ersatz schicken bis Freitag.

## Was vorher noch nötig ist
id: closing-before
when: event:closing

Brauchen Sie vorher noch etwas von uns?

> /promise … bis zum letzten Tag.

## Wie es bis dahin geht
id: closing-meanwhile
when: event:closing

Und kommen Sie in der Zwischenzeit gut zurecht?

## Was noch offen ist
id: absence-open
when: event:absence

Ist bei Ihnen etwas offen, um das sich in der Zwischenzeit jemand kümmern sollte?

> /promise … und wer es macht.

## Wen sie anrufen
id: absence-contact
answer: yes/no
when: event:absence

Wissen Sie, wen Sie in dieser Zeit anrufen können?

> Nein: einen Namen und eine Nummer nennen.

## Was sie davon halten
id: news-reaction
when: event:good-news

Ich wollte, dass Sie es von mir persönlich erfahren. Was sagen Sie dazu?

- Was würde sich dadurch für Sie ändern?

## Was sie sich wünschen
id: news-wish
when: event:good-news

Und was würden Sie sich als Nächstes von uns wünschen?

## Kommen sie
id: invitation-come
answer: yes/no
when: event:invitation

Möchten Sie kommen?

> Nein ist in Ordnung: trotzdem danken.

## Wer mitkommt
id: invitation-who
when: event:invitation

Möchten Sie jemanden mitbringen?

## Was es für sie heißt
id: news-impact
when: event:other

Was bedeutet das für Sie?

- Sollten wir deswegen etwas anders machen?

## Sonst noch etwas
id: anything-else
when: not event:disaster

Können wir sonst noch etwas für Sie tun?

## Danke und bis dahin
id: thanks-until-then
answer: none
when: event:closing or event:absence

Vielen Dank. Wenn vorher noch etwas ist, rufen Sie mich gern an.

## Danke
id: thanks
answer: none
when: not event:closing, not event:absence

Vielen Dank. Rufen Sie mich jederzeit an, wenn etwas ist.
`;
