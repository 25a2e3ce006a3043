import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { collectEvidence } from './evidence';
import { cluster } from './test-cluster';

/**
 * At the first failure of a suite, collects what explains it while it is still there; the rest of the story, which
 * builds on what failed, is not told.
 */
class EvidenceEnvironment extends TestEnvironment {
  private hasFailed = false;
  private isEvidenceKept = false;

  async handleTestEvent(event: Circus.Event): Promise<void> {
    if (event.name === 'test_start' && this.hasFailed) {
      event.test.mode = 'skip';
    }
    if (event.name === 'test_done' && event.test.mode !== 'skip') {
      // jest reports a file at its end, and a suite takes minutes
      const seconds = ((event.test.duration ?? 0) / 1000).toFixed(1);
      process.stderr.write(
        `  ${event.test.errors.length === 0 ? 'passed' : 'FAILED'} in ${seconds} s: ${event.test.name}\n`,
      );
    }
    const errors = event.name === 'test_done' ? event.test.errors : event.name === 'hook_failure' ? [event.error] : [];
    // after a hook's failure jest has every test fail by itself
    this.hasFailed ||= event.name === 'test_done' && errors.length > 0;
    if (errors.length > 0 && !this.isEvidenceKept) {
      this.isEvidenceKept = true;
      const title = event.name === 'test_done' ? event.test.name : 'hook';
      const folder = await collectEvidence(cluster, title);
      process.stderr.write(`\nevidence of '${title}': ${folder}\n\n`);
    }
  }
}

module.exports = EvidenceEnvironment;
