import { inputSchema } from '../../manifest/input-schema.js';
import type { Manifest, Param, Tool } from '../../manifest/types.js';

const NO_VOCABULARY = { entities: {}, groups: {}, partials: {} };

/** An own tool in the form of a compiled manifest, so that its arguments take the same way as all others. */
export function ownTool(
  name: string,
  manifest: Pick<Manifest, 'title' | 'description' | 'command'> & { params: Record<string, Param> },
): Tool {
  const whole: Manifest = { ...manifest, effect: 'read', answer: { kind: 'object' }, ttl: 'none' };
  const { title, description } = manifest;
  return {
    ...whole,
    params: manifest.params,
    name,
    resource: 'engine',
    file: '',
    listed: {
      name,
      description,
      inputSchema: inputSchema(whole, manifest.params, NO_VOCABULARY),
      annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
  };
}
