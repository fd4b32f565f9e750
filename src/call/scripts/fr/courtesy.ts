export const courtesy = `---
title: Appel de courtoisie
purpose: courtesy
greeting: Bonjour, c'est bien {{customer.name}} ?[[ Ici {{caller}}, de {{shop}}.| Ici {{caller}}.| Ici {{shop}}.]]
good-moment: Je ne vous dérange pas ?
cut-off: Rebonjour, nous avons été coupés.
promise-kept: Je vous avais promis quelque chose, et c'est fait : {{promise}}.
goal: Vous m'aviez parlé de ceci : {{goal}}. Qu'est-ce que ça a donné ?
clarify: Qu'entendez-vous par là, si je peux me permettre ? | Auriez-vous un exemple ? | Et qu'est-ce qui serait mieux pour vous ?
told: Cela m'a fait plaisir d'avoir de vos nouvelles.
luck: Bonne chance pour votre projet : {{goal}}.
promise: C'est bien noté : {{promise}}, au plus tard {{day}}.
complaint: Merci de me l'avoir dit aussi franchement. Je vous rappelle à ce sujet, au plus tard {{day}}.
thanks: Merci du temps que vous m'avez accordé.
language: fr
---

Comment allez-vous, comment ça se passe avec nos produits, des questions, autre chose ? Et merci.

## Bonjour
id: hello
answer: none
when: never talked

Vous achetez chez nous depuis un moment, et nous n'avons jamais vraiment eu l'occasion de parler. Je n'ai rien à vous
vendre, je voulais simplement prendre de vos nouvelles.

> Puis attendez. Laissez la personne trouver ses mots.

## Juste pour prendre des nouvelles
id: say-hello
answer: none
when: first call, not never talked

Je n'ai rien à vous vendre, je voulais simplement prendre de vos nouvelles.

> Puis attendez. Laissez la personne trouver ses mots.

## Les affaires
id: business

Comment ça se passe pour vous en ce moment ?

> Écoutez, et notez avec leurs mots. Un mot sur leur équipe, leurs projets ou leurs soucis vaut plus que tout ce qui nous
> concerne.

- Qu'est-ce qui vous occupe le plus en ce moment ?
- Qu'entendez-vous par là, si je peux me permettre ?
- Et comment s'annonce le reste de l'année ?

## Le produit
id: product

[[Vous avez acheté {{product}} chez nous. Qu'en pensez-vous à l'usage ?|Que pensez-vous de ce que vous avez acheté chez nous ?]]

> Si quelque chose ne va pas, tapez /complaint : les mots qu'il faut arrivent.

- Vous vous en servez surtout pour quoi ?
- Si vous pouviez y améliorer une chose, ce serait laquelle ?

## Questions
id: questions

Avez-vous des questions ? Quelque chose que vous vouliez demander depuis un moment ?

> Répondez à ce que vous savez. Sinon : /promise me renseigner … avant vendredi.

- Y a-t-il quelque chose que vous évitez d'utiliser ?

## Autre chose
id: anything-else

Y a-t-il autre chose que nous puissions faire pour vous ?

> Le silence n'est pas un problème. Comptez jusqu'à trois.

## Merci
id: thanks
answer: none

Merci beaucoup pour cet échange. Nous sommes heureux de vous compter parmi nos clients, et je le pense vraiment.

> À dire sincèrement, ou pas du tout.
`;
