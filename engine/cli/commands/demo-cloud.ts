import type { Declare } from './declare.js';

export const declareDemoCloud: Declare = (program) => {
  program
    .command('demo-cloud')
    .description(
      'Serve the demo cloud over HTTP, for any CloudStack client. Only this machine reaches it; nothing is kept.',
    )
    .option('--port <N>', 'Listen on this port of 127.0.0.1; 0 takes a free one.', '8080')
    .option('--json', 'Print the address and the keys as one line of JSON.')
    .option('--scale <N>', 'This many times as many machines.', '1')
    .option('--seed <TEXT>', 'Another text makes other ids and keys.')
    .option(
      '--enforce-post',
      'Demand POST for changes and expiring signatures, as enforce.post.requests.and.timestamps does.',
    )
    .action(async (options: Record<'port' | 'scale', string> & { json?: true; seed?: string; enforcePost?: true }) => {
      const { demoCloud } = await import('../demo-cloud.js');
      await demoCloud(options);
    });
};
