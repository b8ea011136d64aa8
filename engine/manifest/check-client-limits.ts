import type { JsonSchema, Tool } from './types.js';

/** 64 characters less the prefix that clients put before a name (DESIGN section 2). */
const TOOL_NAME = /^[a-z][a-z0-9-]{0,46}$/;
const PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
const FORBIDDEN = ['oneOf', 'anyOf', 'allOf', 'if', '$ref', 'not'];

/** What would make an MCP client refuse this tool, or drop the whole server because of it. */
export function checkClientLimits(tool: Tool): string[] {
  const problems = TOOL_NAME.test(tool.name)
    ? []
    : [`"${tool.name}" cannot be the name of a tool: small letters, digits and hyphens, 47 at most, a letter first.`];
  return [...problems, ...schemaProblems(tool.listed.inputSchema, 'the arguments')];
}

function schemaProblems(schema: JsonSchema, where: string): string[] {
  const problems = FORBIDDEN.filter((word) => word in schema).map(
    (word) => `${where}: clients cannot read \`${word}\`.`,
  );
  if (Array.isArray(schema['type'])) problems.push(`${where}: has several types.`);
  if (schema['type'] === 'array' && schema['items'] === undefined) problems.push(`${where}: a list without items.`);
  if (schema['type'] === 'object' && !schema['properties'] && schema['additionalProperties'] === undefined) {
    problems.push(`${where}: a map without properties.`);
  }
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  for (const [name, inner] of Object.entries(properties)) {
    if (!PROPERTY_NAME.test(name)) problems.push(`${where}: clients refuse the name "${name}".`);
    problems.push(...schemaProblems(inner, name));
  }
  const rest = schema['additionalProperties'];
  if (typeof rest === 'object' && rest !== null) problems.push(...schemaProblems(rest as JsonSchema, `${where}.*`));
  const items = schema['items'] as JsonSchema | undefined;
  return items ? [...problems, ...schemaProblems(items, `${where}[]`)] : problems;
}
