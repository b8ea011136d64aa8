import type { Declare } from './declare.js';

export const declareDoctor: Declare = (program) => {
  program
    .command('doctor')
    .description('Check the settings, the manifests, the connection to the cloud and what the key may do.')
    .action(async () => {
      const { doctor } = await import('../doctor/doctor.js');
      process.exitCode = await doctor(program.opts());
    });
};
