export const postPurchase = `---
title: Nach einem Kauf
purpose: post_purchase
language: de
told: ""
---

Ein kurzer Anruf einige Tage nach einem größeren Kauf: Ist alles angekommen, ist es so wie erhofft?

## Warum ich anrufe
id: hello
answer: none

[[Sie haben bei uns {{last_purchase.product}} gekauft|Sie haben bei uns bestellt]], und ich wollte hören, ob alles in Ordnung ist.

## Lieferung
id: arrival
answer: choice
choices: alles gut, etwas fehlt, beschädigt, noch nicht da

Ist alles heil angekommen?

> Alles außer "alles gut": /complaint, und dem Kunden die Sache abnehmen.

## Die ersten Tage
id: first-days

Wie waren die ersten Tage damit?

- Was haben Sie zuerst damit gemacht?
- War etwas anders als erwartet?

## Erwartungen
id: hopes

Was haben Sie sich davon versprochen – und ist es so gekommen?

> Die Antwort ist das Beste, was man vor dem nächsten Anruf wissen kann.

- Was müsste passieren, damit Sie sagen: "Das hat sich gelohnt"?

## Fragen
id: questions

Ist noch etwas unklar?

> Was Sie nicht beantworten können: /promise … herausfinden bis Freitag.

## Sonst noch etwas
id: anything-else

Können wir sonst noch etwas für Sie tun?

## Danke
id: thanks
answer: none

Vielen Dank für Ihr Vertrauen. Wenn etwas ist, haben Sie meine Nummer.
`;
