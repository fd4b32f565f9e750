import type { Program } from './program.ts';

export const hubspot: Program = {
  name: 'HubSpot',
  companies: true,
  marks: [
    `Record ID|ID de fiche d'informations|Datensatz-ID|ID d'enregistrement|ID d'objet|ID de registro|ID de objeto|ID do registro|ID do objeto
      |ID record|ID oggetto|Record-ID|Object-ID|ID rekordu|ID obiektu|Post-ID|Objekt-ID|Kontakt-ID|レコードID`,
    `Lifecycle Stage|Lifecycle-Phase|Phase du cycle de vie|Etapa del ciclo de vida|Estágio do ciclo de vida
      |Etapa do ciclo de vida|Fase del ciclo di vita|Levenscyclusfase|Lifecyclefase|Etap cyklu życia|Livscykelfas
      |ライフサイクルステージ`,
  ],
  // A salesperson's progress with somebody, including customers.
  headers: {
    'Lead Status': null,
    'Lead-Status': null,
    'Statut du lead': null,
    'Estado del lead': null,
    'Status do lead': null,
    'Stato del lead': null,
    Leadstatus: null,
    'Status leada': null,
    リードステータス: null,
  },
  dealHeaders:
    /\bdeals?\b|became a customer|total revenue|transaction|negoci[oa]|negócio|trattativ|affär|transakcj|取引|gesamtumsatz|revenus? tota/i,
};
