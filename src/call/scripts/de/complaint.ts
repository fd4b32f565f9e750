export const complaint = `---
title: Etwas ist schiefgegangen
purpose: complaint
language: de
---

Zuhören, verstehen, sich entschuldigen, eine Sache mit einem Tag versprechen. In dieser Reihenfolge.

## Was passiert ist
id: complaint-what

Gut, dass Sie mir das sagen. Was ist passiert?

> Ausreden lassen. Nichts erklären, nichts verteidigen, keinen Schuldigen suchen.

- Und was ist dann passiert?
- Wann war das?

## Was es bedeutet hat
id: complaint-effect

Was hat das für Sie bedeutet?

> Mit eigenen Worten wiederholen: "Sie standen also da, ohne …"

- Wie viel Zeit hat Sie das gekostet?

## Entschuldigung
id: complaint-sorry
answer: none

Das tut mir sehr leid. Das hätte nicht passieren dürfen.

> Einmal, und ehrlich. Kein "aber".

## Was es gutmacht
id: complaint-right

Wie können wir das für Sie wiedergutmachen?

> Oft ist es weniger, als man fürchtet.

- Was davon ist Ihnen am wichtigsten?

## Wann wir uns melden
id: complaint-when
answer: date

Ich kümmere mich selbst darum. Wann darf ich Sie deswegen anrufen – passt es Ihnen morgen?

> Der Tag, den Sie eingeben, wird der Tag des Versprechens.
`;
