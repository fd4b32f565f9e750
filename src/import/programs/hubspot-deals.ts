import type { Program } from './program.ts';

/** HubSpot's deals: the contact has the same number as in the list of contacts. */
export const hubspotDeals: Program = {
  name: 'HubSpot-Deals',
  marks: [
    `Deal Name|Dealname|Deal-Name|Nom de la transaction|Nombre del negocio|Nome do negócio|Nome affare|Nome dell'affare
      |Nome della trattativa|Dealnaam|Nazwa transakcji|Affärsnamn|取引名`,
    `Deal Stage|Deal-Phase|Dealphase|Phase de la transaction|Étape de la transaction|Etapa del negocio|Etapa do negócio
      |Fase do negócio|Fase affare|Fase dell'affare|Fase della trattativa|Dealfase|Etap transakcji|Affärsfas|取引ステージ`,
    'Associated Contact',
  ],
  headers: { 'Associated Contact': 'name', 'Associated Contact IDs': 'externalId', 'Associated Company IDs': null },
};
