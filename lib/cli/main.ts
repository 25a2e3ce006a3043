#!/usr/bin/env node
import { name, version } from './package-info';
import { run } from './program';

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 70);
});
process.title = name;
run(process.argv.slice(2), process, version).then((code) => {
  process.exitCode = code;
});
