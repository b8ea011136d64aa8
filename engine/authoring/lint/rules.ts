import type { Rule } from './rule.js';
import { RULES_OF_WORDS } from './rules-of-words.js';
import { argumentNames } from './rules/clients/argument-names.js';
import { descriptionLength } from './rules/clients/description-length.js';
import { limits } from './rules/clients/limits.js';
import { listedArguments } from './rules/clients/listed-arguments.js';
import { name } from './rules/clients/name.js';
import { tokenBudget } from './rules/clients/token-cost.js';
import { answerKind } from './rules/facts/answer-kind.js';
import { answerType } from './rules/facts/answer-type.js';
import { asynchronous } from './rules/facts/async.js';
import { columnExists } from './rules/facts/column-exists.js';
import { columnFormat } from './rules/facts/column-format.js';
import { commandExists } from './rules/facts/command-exists.js';
import { dependents } from './rules/facts/dependents.js';
import { deprecated } from './rules/facts/deprecated.js';
import { entityCommand } from './rules/facts/entity-command.js';
import { entityFields } from './rules/facts/entity-fields.js';
import { entityFills } from './rules/facts/entity-fills.js';
import { entityId } from './rules/facts/entity-id.js';
import { entitySends } from './rules/facts/entity-sends.js';
import { entityType } from './rules/facts/entity-type.js';
import { givenFields } from './rules/facts/given-fields.js';
import { mapShape } from './rules/facts/map-shape.js';
import { nameOrId } from './rules/facts/name-or-id.js';
import { ownId } from './rules/facts/own-id.js';
import { paramExists } from './rules/facts/param-exists.js';
import { paramLength } from './rules/facts/param-length.js';
import { paramList } from './rules/facts/param-list.js';
import { paramMissing } from './rules/facts/param-missing.js';
import { paramRequired } from './rules/facts/param-required.js';
import { paramRoles } from './rules/facts/param-roles.js';
import { paramSince } from './rules/facts/param-since.js';
import { paramType } from './rules/facts/param-type.js';
import { recordFields } from './rules/facts/record-fields.js';
import { requires } from './rules/facts/requires.js';
import { roles } from './rules/facts/roles.js';
import { secretAnswer } from './rules/facts/secret-answer.js';
import { secretArgument } from './rules/facts/secret-argument.js';
import { sentAs } from './rules/facts/sent-as.js';
import { sharedParams } from './rules/facts/shared-params.js';
import { since } from './rules/facts/since.js';
import { sortField } from './rules/facts/sort-field.js';
import { templateFields } from './rules/facts/template-fields.js';
import { warningFields } from './rules/facts/warning-fields.js';
import { whenCanHold } from './rules/facts/when-can-hold.js';
import { characters } from './rules/form/characters.js';
import { conflictMarks } from './rules/form/conflict-marks.js';
import { encoding } from './rules/form/encoding.js';
import { fitsTogether } from './rules/form/fits-together.js';
import { folderFits } from './rules/form/folder-fits.js';
import { keyOrder } from './rules/form/key-order.js';
import { knownTools } from './rules/form/known-tools.js';
import { lineEnds } from './rules/form/line-ends.js';
import { lostComment } from './rules/form/lost-comment.js';
import { modeline } from './rules/form/modeline.js';
import { noDoubles } from './rules/form/no-doubles.js';
import { noEffect } from './rules/form/no-effect.js';
import { overrides } from './rules/form/overrides.js';
import { ownToolName } from './rules/form/own-tool-name.js';
import { paramLimits } from './rules/form/param-limits.js';
import { paramWords } from './rules/form/param-words.js';
import { place } from './rules/form/place.js';
import { readable } from './rules/form/readable.js';
import { asksSecret } from './rules/safety/asks-secret.js';
import { playsDown } from './rules/safety/plays-down.js';
import { emptyUpdate } from './rules/form/empty-update.js';
import { ruleCanHold } from './rules/form/rule-can-hold.js';
import { schema } from './rules/form/schema.js';
import { scripts } from './rules/form/scripts.js';
import { sharedFile } from './rules/form/shared-file.js';
import { sharedOverrides } from './rules/form/shared-overrides.js';
import { sharedWord } from './rules/form/shared-word.js';
import { staleException } from './rules/form/stale-exception.js';
import { uniqueAlias } from './rules/form/unique-alias.js';
import { uniqueCommand } from './rules/form/unique-command.js';
import { uniqueName } from './rules/form/unique-name.js';
import { unusedShared } from './rules/form/unused-shared.js';
import { whitespace } from './rules/form/whitespace.js';
import { yaml11 } from './rules/form/yaml-1-1.js';
import { yaml } from './rules/form/yaml.js';
import { categoryFits } from './rules/safety/category-fits.js';
import { dangerFloor } from './rules/safety/danger-floor.js';
import { destructiveVerb } from './rules/safety/destructive-verb.js';
import { effectInWords } from './rules/safety/effect-in-words.js';
import { effect } from './rules/safety/effect.js';
import { escalationRaises } from './rules/safety/escalation-raises.js';
import { escalation } from './rules/safety/escalation.js';
import { forcefulArgument } from './rules/safety/forceful-argument.js';
import { givenFileName } from './rules/safety/given-file-name.js';
import { givenScript } from './rules/safety/given-script.js';
import { impact } from './rules/safety/impact.js';
import { noRealSecret } from './rules/safety/no-real-secret.js';
import { orders } from './rules/safety/orders.js';
import { outsideAddress } from './rules/safety/outside-address.js';
import { phrase } from './rules/safety/phrase.js';
import { possibleNamesObject } from './rules/safety/possible-names-object.js';
import { possibleSays } from './rules/safety/possible-says.js';
import { presetHarmless } from './rules/safety/preset-harmless.js';
import { remembered } from './rules/safety/remembered.js';
import { repeatSafe } from './rules/safety/repeat-safe.js';
import { revealsSecret } from './rules/safety/reveals-secret.js';
import { reversible } from './rules/safety/reversible.js';
import { secretMade } from './rules/safety/secret-made.js';
import { secretShown } from './rules/safety/secret-shown.js';
import { stale } from './rules/safety/stale.js';
import { undoInWords } from './rules/safety/undo-in-words.js';
import { undoSays } from './rules/safety/undo-says.js';
import { warningBeforeAnswer } from './rules/safety/warning-before-answer.js';
import { warningInforms } from './rules/safety/warning-informs.js';
import { warningNamesObject } from './rules/safety/warning-names-object.js';
import { warningStands } from './rules/safety/warning-stands.js';
import { countsDependents } from './rules/safety/counts-dependents.js';
import { hiddenAlike } from './rules/safety/hidden-alike.js';

/** Every rule, in the order in which they are told. One line and one file each. */
// prettier-ignore -- one rule a line, so that two contributions do not collide
export const RULES: readonly Rule[] = [
  readable,
  encoding,
  yaml,
  schema,
  sharedWord,
  fitsTogether,
  ownToolName,
  place,
  uniqueName,
  uniqueAlias,
  uniqueCommand,
  overrides,
  sharedFile,
  knownTools,
  unusedShared,
  staleException,
  modeline,
  keyOrder,
  noEffect,
  yaml11,
  characters,
  lineEnds,
  whitespace,
  scripts,
  sharedOverrides,
  paramWords,
  noDoubles,
  lostComment,
  folderFits,
  conflictMarks,
  emptyUpdate,
  asksSecret,
  playsDown,
  ruleCanHold,
  paramLimits,

  commandExists,
  since,
  requires,
  roles,
  asynchronous,
  answerKind,
  answerType,
  deprecated,
  paramExists,
  paramMissing,
  paramType,
  paramList,
  paramRequired,
  paramSince,
  paramRoles,
  paramLength,
  mapShape,
  recordFields,
  entityId,
  entityType,
  entityFills,
  entityCommand,
  entityFields,
  secretArgument,
  secretAnswer,
  givenFields,
  columnExists,
  sortField,
  templateFields,
  warningFields,
  sharedParams,
  sentAs,
  entitySends,
  dependents,
  whenCanHold,
  ownId,
  nameOrId,
  columnFormat,

  limits,
  name,
  argumentNames,
  descriptionLength,
  listedArguments,
  tokenBudget,

  dangerFloor,
  destructiveVerb,
  escalation,
  forcefulArgument,
  phrase,
  effect,
  revealsSecret,
  stale,
  warningNamesObject,
  possibleNamesObject,
  reversible,
  categoryFits,
  impact,
  orders,
  outsideAddress,
  warningBeforeAnswer,
  effectInWords,
  warningInforms,
  undoSays,
  possibleSays,
  presetHarmless,
  warningStands,
  countsDependents,
  undoInWords,
  secretShown,
  secretMade,
  hiddenAlike,
  repeatSafe,
  remembered,
  noRealSecret,
  givenScript,
  givenFileName,
  escalationRaises,

  ...RULES_OF_WORDS,
];
