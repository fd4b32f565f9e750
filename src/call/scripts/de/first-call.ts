export const firstCall = `---
title: Erster Anruf
purpose: courtesy
language: de
told: ""
---

Das erste richtige Gespräch mit einem Kunden, der schon länger bei uns kauft.

## Begrüßung
id: hello
answer: none

Ich möchte Ihnen nichts verkaufen – ich würde Sie einfach gern ein bisschen kennenlernen.

> Mit diesem Anruf rechnet niemand. Einen Moment Zeit lassen.

## Wie sie zu uns kamen
id: found-us

Wie sind Sie eigentlich auf uns gekommen?

- Warum haben Sie sich damals für uns entschieden?

## Wie es läuft
id: business

Was machen Sie genau, und wie läuft es?

- Wer sind Ihre Kunden?
- Wie sind Sie dazu gekommen?

## Das Produkt
id: product

[[Sie haben bei uns {{product}} gekauft. Wie kommen Sie damit zurecht?|Wie kommen Sie mit dem zurecht, was Sie bei uns gekauft haben?]]

- Wer arbeitet bei Ihnen jeden Tag damit?

## Fragen
id: questions

Haben Sie Fragen dazu?

## In Verbindung bleiben
id: stay-in-touch
answer: choice
choices: gern telefonisch, lieber per E-Mail, lieber ein Besuch, lieber gar nicht

Wie bleiben wir am besten in Verbindung?

> "Lieber gar nicht" ist eine gute Auskunft. Danken und sich daran halten.

## Sonst noch etwas
id: anything-else

Können wir sonst noch etwas für Sie tun?

## Danke
id: thanks
answer: none

Vielen Dank. Es war schön, Sie ein wenig kennenzulernen.
`;
