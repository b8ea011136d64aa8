import type { JsonSchema, Tool } from './types.js';

/** 64 characters less the prefix that clients put before a name (DESIGN section 2). */
const TOOL_NAME = /^[a-z][a-z0-9-]{0,46}$/;
const PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
const FORBIDDEN = ['oneOf', 'anyOf', 'allOf', 'if', '$ref', 'not'];

/** What would make an MCP client refuse this tool, or drop the whole server because of it. */
export function checkClientLimits(tool: Tool): { message: string; hint: string }[] {
  const inSchema = schemaProblems(tool.listed.inputSchema, 'the arguments');
  return [
    ...(TOOL_NAME.test(tool.name) ? [] : [badName(tool.name)]),
    ...inSchema.map((message) => ({ message, hint: 'Write this argument as other tools write theirs.' })),
  ];
}

function badName(name: string): { message: string; hint: string } {
  const plain = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return {
    message: `"${name}" cannot be the name of a tool: it has small letters, digits and hyphens, and 47 of them at most.`,
    hint: TOOL_NAME.test(plain) ? `Rename the file to ${plain}.yaml.` : 'Give the file a shorter name.',
  };
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
