#!/usr/bin/env node
import { packageIdentity } from './package-identity';
import { run } from './program';

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 70);
});
const { name, version } = packageIdentity();
process.title = name;
run(process.argv.slice(2), process, version).then((code) => {
  process.exitCode = code;
});
