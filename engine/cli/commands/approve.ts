import type { Declare } from './declare.js';

export const declareApprove: Declare = (program) => {
  program
    .command('approve')
    .description('Approve a critical call that waits for a person. It shows the plan and asks for the phrase.')
    .argument('<CODE>', 'The code shown by the call, such as K7P-2QX.')
    .action(async (code: string) => {
      const { approveInTerminal } = await import('../approve.js');
      process.exitCode = await approveInTerminal(code, program.opts());
    });
};
