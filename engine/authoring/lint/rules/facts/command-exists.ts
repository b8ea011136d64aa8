import { releaseName } from '../../../../facts/release.js';
import { commandWords } from '../../../../manifest/command-words.js';
import { didYouMean } from '../../../../text/nearest.js';
import { toolNameOf } from '../../context.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Commands of which people find traces, and that no cloud of today has. */
const ELSEWHERE: readonly (readonly [pattern: RegExp, where: string])[] = [
  [
    /^(cleanup|query)SimulatorMock$|^configureSimulator|^listSimulatorHAStateTransitions$/,
    "exists only in CloudStack's simulator, which no real cloud runs",
  ],
  [/NuageVsp/, 'left CloudStack together with the plug-in for Nuage'],
  [/SrxFirewall/, 'left CloudStack together with the plug-in for SRX firewalls'],
];

export const commandExists: Rule = {
  id: 'facts/command-exists',
  title: 'The command of a manifest is one that CloudStack has.',
  why: 'A cloud refuses a command that it does not know, so the tool could never work.',
  severity: 'error',
  bad: inChange('command: rebootRuoter\n'),
  good: inChange('command: rebootRouter\n'),
  *checkManifest({ manifest: { command }, facts, source }, { facts: known }) {
    if (facts) return;
    const where = ELSEWHERE.find(([pattern]) => pattern.test(command))?.[1];
    if (where !== undefined) {
      yield { at: ['command'], part: 'value', message: `\`${command}\` ${where}.`, hint: 'Remove this manifest.' };
      return;
    }
    const names = [...known.commands()].map(({ name }) => name);
    // The name of the file says which one was meant, if CloudStack has that.
    const called = names.find((name) => commandWords(name).join('-') === toolNameOf(source));
    const meant = called === undefined ? didYouMean(command, names).trim() : `Write \`command: ${called}\`.`;
    yield {
      at: ['command'],
      part: 'value',
      message: `CloudStack ${releaseName(known.version)} has no command \`${command}\`.`,
      hint: `${meant}${meant === '' ? '' : ' '}If your own cloud has it, save what listApis answers there, and add --apis and the name of that file to the lint command.`,
    };
  },
};
