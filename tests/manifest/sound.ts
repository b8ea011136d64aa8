/** A manifest without a mistake; each of mistakes.ts is one change of it. */
export const SOUND = `command: doThing
title: Do a thing
description: Does a thing for as long as it takes.
effect: change
answer: { kind: object }
params:
  id: { use: thing, required: true, description: Which one. }
  size: { type: integer, description: How large. }
danger:
  severity: low
changes: [thing]
output:
  done: "{{item.name}} is done."
`;
