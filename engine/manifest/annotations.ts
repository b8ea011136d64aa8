import { isReadName } from './read-names.js';
import type { Annotations, Manifest, Severity } from './types.js';

/** Rising order; an escalation only ever raises. */
export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(limit);
}

/** The worst that a call of this tool can be, whatever its arguments. */
export function worstSeverity({ danger }: Manifest): Severity | undefined {
  if (!danger) return undefined;
  return [danger.severity, ...(danger.escalate ?? []).map(({ severity }) => severity ?? 'low')].reduce((worst, one) =>
    isAtLeast(one, worst) ? one : worst,
  );
}

/** What clients are told of a tool (MCP specification, ToolAnnotations). The world is closed: one configured cloud. */
export function annotationsOf(manifest: Manifest): Annotations {
  // Clients run what only reads without a question: the manifest's word alone is not enough for that.
  const isRead = manifest.effect === 'read' && isReadName(manifest.command);
  const worst = worstSeverity(manifest);
  return {
    title: manifest.title,
    readOnlyHint: isRead,
    destructiveHint: !isRead && worst !== undefined && isAtLeast(worst, 'high'),
    idempotentHint: isRead || manifest.repeat === 'safe',
    openWorldHint: false,
  };
}
