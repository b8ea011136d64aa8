import type { ApiError } from '../api-error.js';
import type { Call } from '../call.js';
import { ofForms } from './of-forms.js';
import { ofMachinesAndDisks } from './of-machines-and-disks.js';
import { ofNetworks } from './of-networks.js';
import { ofPeople } from './of-people.js';
import { ofPlaces } from './of-places.js';
import { refuse, type Refusals } from './refusal.js';

const byCommand: Refusals = { ...ofMachinesAndDisks, ...ofNetworks, ...ofPeople, ...ofPlaces };

/** What CloudStack has against a request whose parameters are all right in themselves. */
export function refused(call: Call): { error: ApiError; late: boolean } | undefined {
  const found = [...ofForms, ...(byCommand[call.command.name] ?? [])].find(({ when }) => when(call));
  return found && { error: refuse(found), late: found.late ?? (call.command.async && !call.command.asyncCreate) };
}
