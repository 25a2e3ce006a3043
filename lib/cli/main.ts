#!/usr/bin/env node
import { guardStandardStreams } from '../files/standard-streams';
import { exitCodeOf } from './exit-codes';
import { onEnding } from './on-ending';
import { packageIdentity } from './package-identity';
import { run } from './program';

guardStandardStreams(process, (failure) => process.exit(exitCodeOf(failure)));
const { name, version } = packageIdentity();
process.title = name;
const { stdin, stdout, stderr } = process;
run(process.argv.slice(2), { stdin, stdout, stderr, onEnding }, version).then((code) => {
  process.exitCode = code;
});
