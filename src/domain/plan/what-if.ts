/** What other capacities would achieve. */

import { toEpochDay } from '../day.ts';
import { type Outlook, type OutlookSettings, outlookOf } from './outlook.ts';
import { type PlanCustomer, yearDays } from './slot.ts';
import { capacityPerWeek, scaled } from './workdays.ts';

export interface WhatIf {
  /** As a multiple of the present capacity. */
  readonly factor: number;
  readonly capacityPerWeek: number;
  readonly outlook: Outlook;
}

/** From half to three times the capacity. */
const whatIfFactors = [0.5, 0.75, 1, 1.5, 2, 3] as const;

interface WhatIfWish {
  readonly factors?: readonly number[];
  /** Choose all days for the present capacity too, so that all rows are made in the same way. */
  readonly anew?: boolean;
}

/** With the present capacity, the year as planned; with any other, all days chosen for it. */
export function whatIf(
  customers: readonly PlanCustomer[],
  settings: OutlookSettings,
  { factors = whatIfFactors, anew = false }: WhatIfWish = {},
): WhatIf[] {
  const span = { from: toEpochDay(settings.today), length: yearDays * 3 };
  return factors.map((factor) => {
    const calendar = factor === 1 ? settings.calendar : scaled(settings.calendar, { ...span, share: factor });
    return {
      factor,
      capacityPerWeek: capacityPerWeek(calendar, settings.today),
      outlook: outlookOf(customers, { ...settings, calendar }, { days: yearDays, anew: anew || factor !== 1 }),
    };
  });
}
