import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../engine/package-paths.js';
import { generatedSections, withSections } from './sections.js';

// `npm run readme`: puts the generated parts into the README.
const file = join(PACKAGE_ROOT, 'README.md');
writeFileSync(file, withSections(readFileSync(file, 'utf8'), await generatedSections()));
