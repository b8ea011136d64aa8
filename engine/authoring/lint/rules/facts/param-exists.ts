import { didYouMean } from '../../../../text/nearest.js';
import { inChange } from '../../example.js';
import { paramFacts, placeOfParam } from '../../known-params.js';
import type { Rule } from '../../rule.js';

export const paramExists: Rule = {
  id: 'facts/param-exists',
  title: 'Each parameter is one that the command has.',
  why: 'CloudStack ignores parameters that it does not know: the call would do something else than was asked for, without a word.',
  severity: 'error',
  bad: inChange('params:\n  force: { type: boolean, more: true, description: Stop it even if it hangs. }\n'),
  good: inChange(
    'params:\n  forced: { type: boolean, since: "4.16", more: true, description: Stop it even if it hangs. }\n',
  ),
  *checkManifest(manifest, context) {
    const { facts, tool } = manifest;
    if (!facts) return;
    const known = paramFacts(facts);
    for (const name of Object.keys(tool.params)) {
      const at = placeOfParam(manifest, name, context);
      if (/[A-Z]/.test(name) && known.has(name)) {
        const message = `CloudStack never reads \`${name}\`: it looks for names in small letters only.`;
        yield { at, message, hint: 'Remove it.' };
      }
      if (known.has(name)) continue;
      const others = [...known.keys()].filter((one) => !Object.hasOwn(tool.params, one));
      const from = at[0] === 'include' ? manifest.manifest.include?.[Number(at[1])] : undefined;
      yield {
        at,
        message: `\`${facts.name}\` has no parameter \`${name}\`${from === undefined ? '' : `, which comes with the group \`${from}\``}.`,
        hint:
          from !== undefined
            ? `Remove \`${from}\` from \`include\`, and write under \`params\` what you need of it.`
            : didYouMean(name, others).trim() ||
              didYouMean(name, known.keys()).trim() ||
              `Remove it${others.length > 0 ? `. What is not here yet: ${others.join(', ')}` : ''}.`,
      };
    }
  },
};
