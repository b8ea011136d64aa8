import { keepBuiltIn } from '../manifest/catalog.js';

// Run once, right after the bundle was made (bundle.js).
await keepBuiltIn();
