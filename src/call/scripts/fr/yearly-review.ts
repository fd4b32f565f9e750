export const yearlyReview = `---
title: Bilan annuel
purpose: review
language: fr
told: ""
---

Une fois par an, une demi-heure pour eux : ce qui s'est bien passé, ce qui devrait changer, ce qui les attend. De préférence en personne.

## Pourquoi j'appelle
id: hello
answer: none

Une fois par an, j'aime faire le point avec vous : l'année qui vient de s'écouler, et ce que vous préparez. Cela prend une petite demi-heure.

> Si ce n'est pas le moment, convenez d'un jour. On ne fait pas le bilan d'une année entre deux portes.

## Ce qui s'est bien passé
id: went-well

Quand vous repensez à cette année, qu'est-ce qui s'est bien passé ?

> Laissez-les commencer par leur année. La nôtre vient ensuite.

- Et qu'est-ce qui vous a fait le plus plaisir ?

## Le produit
id: product

[[Vous avez acheté {{product}} chez nous. Qu'est-ce que ça a donné cette année ?|Et avec ce que vous avez acheté chez nous, comment s'est passée l'année ?]]

- Qu'est-ce qui vous a manqué ?

## Ce qui devrait changer
id: should-change

Que devrions-nous faire autrement l'année prochaine ?

> Remerciez, et notez avec leurs mots. Si quelque chose s'est mal passé, tapez /complaint.

- Qu'est-ce qui vous a le plus gêné ?
- Si nous ne changions qu'une seule chose, laquelle choisiriez-vous ?

## Le trimestre
id: goals-quarter

Et de votre côté, qu'est-ce qui vous attend ? Qu'aimeriez-vous absolument réussir dans les trois prochains mois ?

> Les objectifs reviennent le jour venu : /goal … en mai.

- À quoi verriez-vous que c'est réussi ?

## L'année
id: goals-year

Et où aimeriez-vous en être dans un an ?

- De quoi cela dépend-il ?

## Les projets
id: drawing-board

Quels projets avez-vous en tête ? Quelque chose que vous essayez, ou auquel vous réfléchissez ?

> Dites que cela reste entre vous, et tenez parole.

- D'où vous est venue l'idée ?

## Les débuts
id: history

Comment tout a-t-il commencé pour vous ? J'aimerais beaucoup entendre toute l'histoire.

> Seulement si vous ne la connaissez pas encore. Sinon : /skip.

- Quelle a été votre meilleure décision en chemin ?

## Une visite
id: tour
answer: yes/no

J'aimerais beaucoup voir comment vous travaillez. Me feriez-vous visiter un jour ?

> Oui : /promise leur rendre visite avant … avec le jour.

## Changements
id: changes

Y a-t-il des changements en vue pour vous : votre équipe, vos fournisseurs, une nouvelle réglementation, un déménagement ?

- Quand en saurez-vous plus ?

## De zéro à dix
id: recommend
answer: 0 to 10

Sur une échelle de 0 à 10, quelle est la probabilité que vous nous recommandiez autour de vous ?

- Qu'aurait-il fallu pour un point de plus ?

## Ce que nous pourrions faire
id: what-else

Que pourrions-nous faire pour vous que nous ne faisons pas encore ?

> Comptez jusqu'à trois avant de parler.

## Merci
id: thanks
answer: none

Merci pour cette année, et merci d'avoir pris le temps. J'ai beaucoup appris.
`;
