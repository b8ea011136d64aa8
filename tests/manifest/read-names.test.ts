import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { builtInFacts } from '../../engine/facts/facts.js';
import { loadFacts } from '../../engine/facts/load-facts.js';
import { isReadName } from '../../engine/manifest/read-names.js';

const test = suite('names of reads');

test('no command that changes something is called a read for its name', () => {
  const names = loadFacts().commands.map(({ name }) => name);
  const wrong = names.filter((name) => isReadName(name) && builtInFacts().command(name)?.effect === 'change');
  assert.equal(wrong, []);
  assert.ok(names.filter(isReadName).length > 100);
});

test.run();
