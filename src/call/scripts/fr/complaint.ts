export const complaint = `---
title: Quelque chose s'est mal passé
purpose: complaint
language: fr
---

Écouter, comprendre, s'excuser, promettre une chose pour un jour précis. Dans cet ordre.

## Ce qui s'est passé
id: complaint-what

Vous avez bien fait de me le dire. Que s'est-il passé ?

> Laissez finir. N'expliquez rien, ne défendez rien, ne cherchez pas de coupable.

- Et ensuite, que s'est-il passé ?
- C'était quand ?

## Les conséquences
id: complaint-effect

Quelles ont été les conséquences pour vous ?

> Redites-le avec vos mots : « Vous vous êtes donc retrouvé sans … »

- Combien de temps cela vous a-t-il coûté ?

## Excuses
id: complaint-sorry
answer: none

Toutes mes excuses. Cela n'aurait pas dû arriver.

> Une fois, et sincèrement. Pas de « mais ».

## Ce qui arrangerait les choses
id: complaint-right

Qu'est-ce qui arrangerait les choses pour vous ?

> C'est souvent moins que ce que l'on craint.

- Et dans tout cela, qu'est-ce qui compte le plus pour vous ?

## Quand rappeler
id: complaint-when
answer: date

Je m'en occupe personnellement. Quand puis-je vous rappeler à ce sujet : demain, ça vous irait ?

> Le jour que vous tapez devient celui de la promesse.
`;
