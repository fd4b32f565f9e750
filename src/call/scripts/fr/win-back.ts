export const winBack = `---
title: Un bon client devenu silencieux
purpose: win_back
language: fr
told: ""
---

Pour un bon client dont nous n'avons plus de nouvelles. Savoir comment il va, et si cela venait de nous.

## Bonjour
id: hello
answer: none

Cela fait un moment, et je me demandais comment vous alliez.

> Pas un mot sur les commandes. Cela s'entend quand on y pense.

## Comment ça va
id: business

Que devenez-vous ?

- Qu'est-ce qui a le plus changé ?

## Était-ce nous
id: was-it-us

Je peux vous poser la question franchement : avons-nous fait quelque chose qui vous a déplu ?

> Ne défendez rien. S'il y a quelque chose, tapez /complaint.

- Quand l'avez-vous remarqué pour la première fois ?
- Qu'aurait-il fallu faire ?

## Leurs besoins aujourd'hui
id: needs

Avez-vous encore besoin de ce que vous preniez chez nous, ou les choses ont-elles changé ?

> « Ça a changé » est une bonne réponse. Notez-la pour ne pas redemander.

## À quelle fréquence
id: how-often
answer: choice
choices: comme avant, moins souvent, seulement par e-mail, plus du tout

À quelle fréquence souhaitez-vous que nous vous appelions ?

> Ce qu'ils disent fait foi. « Moins souvent » se note à la fin de l'appel, avec la date.

## Merci
id: thanks
answer: none

Merci de votre franchise. Votre fidélité nous a toujours été précieuse, et je ne l'oublie pas.
`;
