import type { ParameterFacts } from '../../../../facts/load-facts.js';
import type { Wire } from '../../../../manifest/types.js';
import { inRecords } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

/** What `wire` may be for each shape that CloudStack reads, the usual one first. */
const SHAPES: Readonly<Record<NonNullable<ParameterFacts['mapStyle']>, readonly string[]>> = {
  kv: ['kv'],
  'kv-or-free': ['kv', 'free'],
  free: ['free'],
  'free-first-index': ['free'],
  record: ['record', 'kv'],
};

const example = (wire: string): Example =>
  inRecords(
    `params:
  migrateto:
    type: array
    wire: ${wire}
    description: Which machine goes to which host.
    items: { properties: { vm: { use: virtual-machine }, host: { use: host } } }
`,
  );

export const mapShape: Rule = {
  id: 'facts/map-shape',
  title: 'A map travels in the shape that CloudStack reads.',
  why: 'In another shape CloudStack finds nothing in it, and does the rest of the call as if the map were empty.',
  severity: 'error',
  bad: example('free'),
  good: example('record'),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      // What listApis tells of a map does not say its shape.
      const shapes = fact.mapStyle === undefined ? undefined : SHAPES[fact.mapStyle];
      if (fact.type !== 'map' || !shapes || typeof param.wire === 'object') continue;
      if (param.wire !== undefined && shapes.includes(param.wire)) continue;
      const written: Wire | undefined = param.wire;
      yield {
        at: written === undefined ? at : [...at, 'wire'],
        part: written === undefined ? 'key' : 'value',
        message: `CloudStack reads \`${name}\` in a form of its own, and ${written === undefined ? 'this does not say which' : `not as \`${written}\``}.`,
        hint: `Write \`wire: ${shapes[0] ?? ''}\`${fact.mapStyle === 'record' ? ' and list the parts of an entry under `items`' : ''}.`,
      };
    }
  },
};
