export const firstCall = `---
title: Premier appel
purpose: courtesy
language: fr
told: ""
---

La première vraie conversation avec un client qui achète chez nous depuis un moment.

## Bonjour
id: hello
answer: none

Je n'ai rien à vous vendre : j'aimerais simplement faire un peu votre connaissance.

> Personne ne s'attend à cet appel. Laissez un instant pour y croire.

## Comment ils nous ont trouvés
id: found-us

Comment nous avez-vous connus, au départ ?

- Qu'est-ce qui vous avait fait choisir notre maison ?

## Les affaires
id: business

Que faites-vous exactement, et comment ça se passe ?

- Qui sont vos clients ?
- Comment avez-vous commencé ?

## Le produit
id: product

[[Vous avez acheté {{product}} chez nous. Qu'en pensez-vous à l'usage ?|Que pensez-vous de ce que vous avez acheté chez nous ?]]

- Qui s'en sert au quotidien ?

## Questions
id: questions

Avez-vous des questions à ce sujet ?

## Rester en contact
id: stay-in-touch
answer: choice
choices: par téléphone, plutôt par e-mail, plutôt une visite, plutôt pas

Quelle est la meilleure façon de rester en contact ?

> « Plutôt pas » est une réponse utile. Remerciez, et tenez-vous-y.

## Autre chose
id: anything-else

Y a-t-il autre chose que nous puissions faire pour vous ?

## Merci
id: thanks
answer: none

Merci beaucoup. Ça m'a fait plaisir de faire un peu votre connaissance.
`;
