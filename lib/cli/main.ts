#!/usr/bin/env node
import { onEnding } from './on-ending';
import { packageIdentity } from './package-identity';
import { run } from './program';

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 70);
});
const { name, version } = packageIdentity();
process.title = name;
const { stdin, stdout, stderr } = process;
run(process.argv.slice(2), { stdin, stdout, stderr, onEnding }, version).then((code) => {
  process.exitCode = code;
});
