import type { WorldPart } from '../expand.js';
import { machines } from './machines.js';
import { networking } from './networking.js';
import { people } from './people.js';
import { places } from './places.js';
import { wires } from './wires.js';

/** Everything besides machines, disks, networks and their places: a table is made when somebody looks at it. */
export const others: WorldPart = { ...places, ...wires, ...networking, ...machines, ...people };
