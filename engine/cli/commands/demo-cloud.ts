import type { Declare } from './declare.js';

export const declareDemoCloud: Declare = (program) => {
  program
    .command('demo-cloud')
    .description(
      'Serve the demo cloud over HTTP, for any CloudStack client. It can be reached from this machine only, and nothing is kept.',
    )
    .option('--port <N>', 'Port of 127.0.0.1 to listen on; 0 picks a free one.', '8080')
    .option('--json', 'Print the address and the keys as a line of JSON.')
    .option('--scale <N>', 'Multiply the number of machines by N.', '1')
    .option('--seed <TEXT>', 'Use different ids and keys for a different text.')
    .option(
      '--enforce-post',
      'Require POST for changes and signatures that expire, like enforce.post.requests.and.timestamps.',
    )
    .action(async (options: Record<'port' | 'scale', string> & { json?: true; seed?: string; enforcePost?: true }) => {
      const { demoCloud } = await import('../demo-cloud.js');
      await demoCloud(options);
    });
};
