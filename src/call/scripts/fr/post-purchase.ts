export const postPurchase = `---
title: Après un achat
purpose: post_purchase
language: fr
told: ""
---

Un court appel quelques jours après un achat important : tout est-il arrivé, est-ce conforme à leurs attentes ?

## Pourquoi j'appelle
id: hello
answer: none

[[Vous avez acheté {{last_purchase.product}} chez nous|Vous nous avez passé une commande]], et je voulais savoir si tout va bien.

## Livraison
id: arrival
answer: choice
choices: tout va bien, il manque quelque chose, abîmé, pas encore arrivé

Tout est-il arrivé en bon état ?

> Tout sauf « tout va bien » : tapez /complaint, et prenez l'affaire en main.

## Les premiers jours
id: first-days

Comment se sont passés les premiers jours ?

- Qu'en avez-vous fait en premier ?
- Y a-t-il eu une surprise ?

## Attentes
id: hopes

Qu'en attendiez-vous, et le résultat est-il là ?

> La réponse est ce qu'il y a de plus utile avant le prochain appel.

- Que faudrait-il pour que vous disiez : « ça valait le coup » ?

## Questions
id: questions

Y a-t-il quelque chose qui ne soit pas clair ?

> Ce que vous ne savez pas : /promise me renseigner … avant vendredi.

## Autre chose
id: anything-else

Y a-t-il autre chose que nous puissions faire pour vous ?

## Merci
id: thanks
answer: none

Merci de votre confiance. S'il y a quoi que ce soit, vous avez mon numéro.
`;
