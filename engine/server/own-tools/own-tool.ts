import { NO_SYNONYMS } from '../../search/lexicon.js';
import { inputSchema } from '../../manifest/input-schema.js';
import type { Effect, Manifest, Param, Tool } from '../../manifest/types.js';

const NO_VOCABULARY = { entities: {}, groups: {}, partials: {}, toolsets: {}, synonyms: NO_SYNONYMS };

/** An own tool in the form of a compiled manifest, so that its arguments take the same way as all others. */
export function ownTool(
  name: string,
  {
    effect = 'read',
    ...manifest
  }: Pick<Manifest, 'title' | 'description' | 'command'> & { effect?: Effect; params: Record<string, Param> },
): Tool {
  const { title, description, params } = manifest;
  // None of them takes the engine's own arguments.
  const plain: Manifest = { ...manifest, effect: 'read', answer: { kind: 'object' }, ttl: 'none' };
  const isRead = effect === 'read';
  return {
    ...plain,
    effect,
    params,
    name,
    resource: 'engine',
    file: '',
    listed: {
      name,
      description,
      inputSchema: inputSchema(plain, params, NO_VOCABULARY),
      annotations: {
        title,
        readOnlyHint: isRead,
        destructiveHint: !isRead,
        idempotentHint: isRead,
        openWorldHint: false,
      },
    },
  };
}
