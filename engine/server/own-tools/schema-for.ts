import type { Engine } from '../../call/engine.js';
import type { JsonSchema, Tool } from '../../manifest/types.js';

/** The listed schema of a tool without the arguments that this key may not use, and the names of those. */
export function schemaFor(
  { availability }: Pick<Engine, 'availability'>,
  tool: Tool,
): { schema: JsonSchema; denied: string[] } {
  const { inputSchema } = tool.listed;
  const properties = (inputSchema['properties'] ?? {}) as Record<string, unknown>;
  const apis = availability.now();
  const denied = Object.keys(properties).filter(
    (name) => Object.hasOwn(tool.params, name) && apis?.accepts(tool.command, name) === false,
  );
  if (denied.length === 0) return { schema: inputSchema, denied };
  const allowed = Object.entries(properties).filter(([name]) => !denied.includes(name));
  return { schema: { ...inputSchema, properties: Object.fromEntries(allowed) }, denied };
}
