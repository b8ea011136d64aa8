/**
 * Whose a thing is, as a person says it. What a project owns has no account (ControlledEntityResponse): there it is the
 * project. Undefined for what belongs to nobody.
 */
export function ownerOf({ account, project }: Readonly<Record<string, unknown>>): unknown {
  return account ?? (typeof project === 'string' && project !== '' ? `project ${project}` : undefined);
}
