/** Valued, and silent for long. The call finds out how they are; it does not ask for anything. */
export const winBack = `---
title: Valued and silent
purpose: win_back
language: en
told: ""
---

For a good customer we have not heard from in a long time. Find out how they are, and whether it was us.

## Hello
id: hello
answer: none

It's been a while, and I've been wondering how you are.

> No hint about orders. They will notice if you have one at the back of your mind.

## How they are
id: business

How have things been with you?

- What has changed most?

## Was it us
id: was-it-us

Can I ask you straight out – did we let you down somewhere?

> Do not defend. If there is something, type /complaint.

- When did you first notice?
- What would have been right?

## What they need today
id: needs

Do you still need what you used to get from us, or have things changed?

> "It has changed" is a fine answer. Write it down, so that you do not ask again.

## How often
id: how-often
answer: choice
choices: as before, less often, only by mail, not at all

How often would you like us to call?

> Whatever they say holds. "Less often" goes into the close of this call with its date.

## Thank you
id: thanks
answer: none

Thank you for being so open with me[[, {{customer.first_name}}]]. You've been a good customer to us, and I haven't forgotten it.
`;
