import type { Call } from '../call.js';
import { readCidr } from './addresses.js';
import type { Row } from '../store/rows.js';
import type { Refusal } from './refusal.js';

const LOOPBACK = /^(localhost|127\.|0\.|\[?::1)/i;
const EXTENSIONS: Record<string, RegExp> = {
  VHD: /\.(vhd|vhdx|zip|gz|bz2)$/i,
  QCOW2: /\.(qcow2|img|zip|gz|bz2)$/i,
  OVA: /\.(ova|zip|gz|bz2)$/i,
  RAW: /\.(raw|img|zip|gz|bz2)$/i,
};
const KNOWN_EXTENSION = /\.(vhd|vhdx|qcow2|ova|raw|img|iso|vmdk)$/i;

const urlOf = ({ params }: Call): string | undefined => params.text('payloadurl') ?? params.text('url');

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const FETCHES = /^(register(Template|Iso|VnfTemplate)|createWebhook|uploadVolume)$/;

const OFFERS = /^update\w*Offering$/;

/** An offering is taken from places by a text: ids with commas between them, or all, or the public. */
function isNowhere({ params, world }: Call, name: 'zoneid' | 'domainid'): boolean {
  const text = params.text(name);
  if (text === undefined || /^(all|public)$/i.test(text)) return false;
  const places = name === 'zoneid' ? world.tables.zones : world.tables.domains;
  return text.split(',').some((id) => !places.some((place: Row) => place.id === id.trim()));
}

/** What a value has to look like, whatever the command, told by the name of its parameter. */
export const ofForms: readonly Refusal[] = [
  {
    when: (call) => FETCHES.test(call.command.name) && LOOPBACK.test(parsed(urlOf(call) ?? '')?.hostname ?? ''),
    says: 'The address may not be of the management server itself.',
    as: 'parameter',
  },
  {
    when: ({ command, params }) =>
      command.name === 'createWebhook' && !/^https?:\/\/[^\s/]+/.test(params.text('payloadurl') ?? ''),
    says: 'That is no URL.',
    as: 'parameter',
  },
  {
    when: ({ command, params }) =>
      /^register(Vnf)?Template$/.test(command.name) && !params.has('ostypeid') && params.flag('deployasis') !== true,
    says: 'Tell the guest OS.',
    as: 'parameter',
  },
  {
    when: ({ command, params }) => command.name === 'registerIso' && !/^https?:/i.test(params.text('url') ?? ''),
    says: 'Only http and https are understood.',
    as: 'server',
  },
  {
    when: ({ command, params }) => {
      const url = params.text('url') ?? '';
      const fits = EXTENSIONS[params.text('format')?.toUpperCase() ?? ''];
      return /^register(Vnf)?Template$/.test(command.name) && fits && KNOWN_EXTENSION.test(url) && !fits.test(url);
    },
    says: 'The file is not of that format.',
    as: 'parameter',
  },
  {
    when: ({ command, params }) => {
      const cidr = /^(create|update)VPC$/.test(command.name) ? params.text('cidr') : undefined;
      return cidr !== undefined && !readCidr(cidr);
    },
    says: 'That is no network in CIDR form.',
  },
  {
    when: (call) =>
      OFFERS.test(call.command.name) && (['zoneid', 'domainid'] as const).some((name) => isNowhere(call, name)),
    says: 'A zone or a domain that it is for is not there.',
    as: 'parameter',
  },
];
