/** Valued, and silent for long. The call finds out how they are; it does not ask for anything. */
export const winBack = `---
title: Valued and silent
purpose: win_back
---

For a good customer we have not heard from in a long time. Find out how they are, and whether it was us.

## Hello
id: hello
answer: none

We have not heard from each other in a long time, and I have been wondering how you are.

> No hint about orders. They will notice if you have one at the back of your mind.

## How they are
id: business

How have things been with you since we last spoke?

- What has changed most?

## Was it us
id: was-it-us

May I ask you openly: did we do something that we should have done better?

> Do not defend. If there is something, type /complaint.

- When did you first notice?
- What would have been right?

## What they need today
id: needs

Is what you needed from us then still something you need, or has that changed?

> "It has changed" is a fine answer. Write it down, so nobody asks again.

## How often
id: how-often
answer: choice
choices: as before, less often, only by mail, not at all

How often is it all right for us to call?

> Whatever they say holds. "Less often" goes into the close of this call with its date.

## Thank you
id: thanks
answer: none

Thank you for being open with me, {{customer.first_name}}. You have been a good customer to us and I have not
forgotten it.
`;
