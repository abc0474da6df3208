import { parseArgs } from 'node:util';
import { DEMO_LOGIN } from '../environment.ts';
import { startHelpdesk } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    database: { type: 'string' },
    seed: { type: 'boolean', default: false },
  },
});

try {
  const { url } = await startHelpdesk({
    port: Number(values.port),
    login: DEMO_LOGIN,
    seed: values.seed,
    ...(values.database === undefined ? {} : { database: values.database }),
  });
  console.log(`The stand-in helpdesk is at ${url}, its mailbox at ${url}/mailbox`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(`Port ${values.port} is taken. Name another with --port.`);
  process.exitCode = 1;
}
