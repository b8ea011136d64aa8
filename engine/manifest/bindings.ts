import type { Entity, Param, Vocabulary } from './types.js';

/** One place where a name may stand: a parameter, or a field of the records of one. */
export interface Reference {
  /** The top-level parameter. */
  param: string;
  /** The field inside its records or map, if it is not the parameter itself. */
  field?: string;
  spec: Param;
  /** The entity, if it does not depend on a sibling. */
  entity?: string;
  /** What the object is called in texts; fields of records are not bound. */
  variable?: string;
}

/** Every place of a tool's parameters where the name of a thing is turned into its id. */
export function referencesOf(params: Record<string, Param>, vocabulary: Pick<Vocabulary, 'entities'>): Reference[] {
  return Object.entries(params).flatMap(([param, spec]) => {
    if (spec.use !== undefined || spec.resolve !== undefined) return [topLevel(param, spec, vocabulary)];
    const fields = { ...spec.properties, ...fieldsOfItems(spec) };
    return Object.entries(fields).flatMap(([field, inner]) =>
      inner.use === undefined ? [] : [{ param, field, spec: inner, entity: inner.use }],
    );
  });
}

/** The fields of the records of a list parameter. */
export function fieldsOfItems(spec: Param): Record<string, Param> {
  return (spec.items as { properties?: Record<string, Param> } | undefined)?.properties ?? {};
}

function topLevel(param: string, spec: Param, vocabulary: Pick<Vocabulary, 'entities'>): Reference {
  const entity: Entity | undefined = spec.use === undefined ? undefined : vocabulary.entities[spec.use];
  const singular = spec.as ?? spec.resolve?.as ?? entity?.as;
  const many = spec.list === true && spec.as === undefined;
  return {
    param,
    spec,
    ...(spec.use === undefined ? {} : { entity: spec.use }),
    ...(singular === undefined ? {} : { variable: many ? `${singular}s` : singular }),
  };
}
