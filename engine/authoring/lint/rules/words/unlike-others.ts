import { toolNameOf } from '../../context.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { describedAlike } from '../../wording/descriptions.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';

const OTHER = `command: listRoutersOfVpcs
title: List virtual routers of VPCs
description: >-
  Shows virtual routers with their state, zone, address, version and health. To rebuild one, use restart-network.
`;

const beside = { 'router/list-routers-of-vpcs.yaml': OTHER };

export const unlikeOthers: Rule = {
  id: 'words/unlike-others',
  title: 'No two tools are described in nearly the same words.',
  why: 'A model chooses by the description. Of two that read alike it takes either, and half of the time the wrong one; mostly one was copied and not written again.',
  severity: 'warning',
  bad: {
    ...inRead(
      'description: >-\n  Shows the virtual routers with state, zone, address, version and health. To rebuild one, use restart-network.\n',
      beside,
    ),
    shown: `# router/list-routers-of-vpcs.yaml\n${OTHER.split('\n').slice(2, 4).join('\n')}\n# router/list-routers.yaml\ndescription: >-\n  Shows the virtual routers with state, zone, address, version and health. To rebuild one, use restart-network.`,
  },
  good: {
    ...inRead('', beside),
    shown: `# router/list-routers.yaml\ndescription: >-\n  Shows the virtual routers of networks with their state and place. To rebuild one, use restart-network.`,
  },
  *compareManifest({ manifest: { description, title }, source }, context) {
    if (TO_BE_WRITTEN.test(description)) return;
    for (const other of describedAlike(toolNameOf(source), description, title, context).slice(0, 1)) {
      yield {
        at: ['description'],
        message: `${other} is described in nearly the same words.`,
        hint: `Say what this one does that ${other} does not, and when to use ${other} instead.`,
      };
    }
  },
};
