export const yearlyReview = `---
title: Bilan annuel
purpose: review
language: fr
---

Une demi-heure pour eux : d'où ils viennent, où ils veulent aller, et ce qui pourrait les gêner.

## Le trimestre
id: goals-quarter

Qu'aimeriez-vous absolument avoir réussi dans les trois prochains mois ?

> Les objectifs reviennent le jour venu : /goal … en mai.

- À quoi verriez-vous que c'est réussi ?

## L'année
id: goals-year

Et où aimeriez-vous en être dans un an ?

- De quoi cela dépend-il ?

## Les projets
id: drawing-board

Quels projets avez-vous en tête ? Quelque chose que vous essayez ou auquel vous réfléchissez ?

> Dites que cela reste entre vous, et tenez parole.

- D'où vous est venue l'idée ?

## Les débuts
id: history

Comment votre entreprise a-t-elle commencé ? J'aimerais beaucoup entendre toute l'histoire.

- Quelle a été votre meilleure décision en chemin ?

## Une visite
id: tour
answer: yes/no

J'aimerais beaucoup voir comment vous travaillez. Me feriez-vous visiter un jour ?

> Oui : /promise leur rendre visite avant … avec le jour.

## Changements
id: changes

Prévoyez-vous des changements qui pourraient vous toucher : votre équipe, vos fournisseurs, une nouvelle règle, un déménagement ?

- Quand en saurez-vous plus ?

## Le produit
id: product

Cette année, comment ça s'est passé avec [[votre achat, {{product}}|ce que vous avez acheté chez nous]] ?

- Que lui manquait-il ?

## De zéro à dix
id: recommend
answer: 0 to 10

De 0 à 10, quelle est la probabilité que vous nous recommandiez à un ami ?

- Qu'est-ce qui aurait fait un point de plus ?

## Ce que nous pourrions faire
id: what-else

Que pourrions-nous faire pour vous que nous ne faisons pas aujourd'hui ?

> Comptez jusqu'à trois avant de parler.

## Merci
id: thanks
answer: none

Merci pour cette demi-heure. J'ai beaucoup appris.
`;
