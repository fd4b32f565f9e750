export const event = `---
title: Un événement
purpose: event
language: fr
told: ""
---

Un appel à tous ceux qu'une nouvelle concerne. Chaque type d'événement (cadence event --kind) a ses propres questions.

## Pourquoi j'appelle
id: hello
answer: none
when: not event:good-news

[[{{event.sentence}}|Je vous appelle pour ceci : {{event}}.|Je vous appelle au sujet d'une nouvelle de votre région.]]

## La bonne nouvelle
id: good-news
answer: none
when: event:good-news

[[{{event.sentence}}|J'ai une bonne nouvelle : {{event}}.|J'ai une bonne nouvelle.]]

## Tout le monde va bien
id: all-right
when: event:disaster

Est-ce que tout le monde va bien chez vous ?

> Si c'est grave, l'appel s'arrête là. Écoutez. /skip pour passer le reste.

## Les dégâts
id: impact
when: event:disaster

Comment cela vous a-t-il touchés ?

- Qu'est-ce qui est le plus difficile en ce moment ?

## Ce qui aiderait
id: help
when: event:disaster

Y a-t-il quelque chose que nous pourrions faire cette semaine et qui vous aiderait vraiment ?

> Ne promettez que ce que vous pouvez tenir, avec un jour : /promise … avant vendredi.

- Qui d'autre devrait être au courant ?

## L'ont-ils encore
id: recall-have
answer: choice
choices: encore là, tout utilisé, donné, ne sait pas
when: event:recall

Avez-vous encore ce produit ?

> Dites quoi faire : ne plus l'utiliser, le mettre de côté.

- Où est passé le reste ?

## Y a-t-il eu un problème
id: recall-harm
when: event:recall

Avez-vous rencontré un problème ?

> Au moindre souci : tapez /complaint, et écoutez.

## Comment réparer
id: recall-right
answer: choice
choices: échange, remboursement, autre chose
when: event:recall

Préférez-vous un échange ou un remboursement ?

> /promise envoyer le remplacement avant vendredi.

## Ce qu'il leur faut avant
id: closing-before
when: event:closing

Aurez-vous besoin de quelque chose avant ?

> /promise … avant le dernier jour.

## D'ici là
id: closing-meanwhile
when: event:closing

Et d'ici notre retour, est-ce que ça ira pour vous ?

## Ce qui est en cours
id: absence-open
when: event:absence

Y a-t-il quelque chose en cours dont quelqu'un devrait s'occuper en attendant ?

> /promise … et qui s'en charge.

## Qui appeler
id: absence-contact
answer: yes/no
when: event:absence

Savez-vous qui appeler pendant cette période ?

> Non : donnez un nom et un numéro.

## Ce qu'ils en pensent
id: news-reaction
when: event:good-news

Je tenais à vous l'annoncer moi-même. Qu'en pensez-vous ?

- Qu'est-ce que cela changerait pour vous ?

## Ce qu'ils aimeraient ensuite
id: news-wish
when: event:good-news

Et qu'aimeriez-vous voir chez nous ensuite ?

## Viendront-ils
id: invitation-come
answer: yes/no
when: event:invitation

Aimeriez-vous venir ?

> Non, ce n'est pas grave : remerciez quand même.

## Qui les accompagne
id: invitation-who
when: event:invitation

Souhaitez-vous venir avec quelqu'un ?

## Ce que cela change
id: news-impact
when: event:other

Qu'est-ce que cela change pour vous ?

- Devrions-nous faire quelque chose autrement ?

## Autre chose
id: anything-else
when: not event:disaster

Y a-t-il autre chose que nous puissions faire pour vous ?

## Merci, et à bientôt
id: thanks-until-then
answer: none
when: event:closing or event:absence

Merci beaucoup. S'il y a quoi que ce soit d'ici là, n'hésitez pas à m'appeler.

## Merci
id: thanks
answer: none
when: not event:closing, not event:absence

Merci beaucoup. N'hésitez pas à m'appeler, à tout moment, s'il y a quoi que ce soit.
`;
