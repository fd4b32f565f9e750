/** A row about a person at a company, taken apart: what is the company's, and what is theirs. */
import type { CustomerDraft } from '../../import/draft.ts';
import type { DraftRefusal } from '../../import/refusals.ts';

/** What is the company's. Whoever left, or wants no calls, brings it no numbers. */
export function companyDraft(
  draft: CustomerDraft,
  { isSilent, isGone }: { readonly isSilent: boolean; readonly isGone: boolean },
): CustomerDraft {
  return {
    ...draft,
    externalId: draft.companyId,
    name: null,
    calledBy: 'company',
    emails: isGone ? [] : draft.emails,
    sharedEmails: [],
    phones: isSilent || isGone ? [] : draft.phones,
    birthday: null,
    note: null,
    lastContact: null,
    doNotCall: null,
    refusals: draft.refusals.filter(({ who }) => who !== null),
  };
}

/** What the person refuses: in such a row it is not the company that does. */
export function refusedBy({ doNotCall, refusals }: CustomerDraft): readonly DraftRefusal[] {
  const own = refusals.filter(({ who }) => who === null);
  if (doNotCall === null || own.some(({ kind }) => kind === 'call')) return own;
  return [{ kind: 'call', who: null, day: null, reason: doNotCall }, ...own];
}
