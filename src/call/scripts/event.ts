/** Something happened to them: a flood in their region, a recall, a road closed for months. */
export const event = `---
title: Something happened
purpose: event
---

A call to everybody whom one piece of news may have hit. It asks how they are before anything else.

## Why I am calling
id: hello
answer: none

I heard about {{event}} and thought of you at once.

## Are they all right
id: all-right

Are you and your people all right?

> If it is bad, this is the whole call. Listen. /skip the rest.

## How it hit them
id: impact

How does it affect you?

- Which part is hardest just now?

## What would help
id: help

Is there something we could do that would really help you this week?

> Promise only what you can keep, with a day: /promise … by friday.

- Who else should know about it?

## Thank you
id: thanks
answer: none

Thank you for telling me, {{customer.first_name}}. Call me if anything changes, at any time.
`;
