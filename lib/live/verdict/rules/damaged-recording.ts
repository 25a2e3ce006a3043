import { counted } from '../figure-text';
import type { RuleFinding, VerdictRule } from '../finding';

/** A recording that cannot be shown to be whole supports no pass. */
export const damagedRecording: VerdictRule = {
  id: 'damaged-recording',
  asks: 'Is the recording all that was written, unchanged?',

  check({ record: { integrity, resumes, end } }) {
    const { damaged, digest, lines, cutOff } = integrity;
    const findings: RuleFinding[] = [];
    const [first] = damaged;
    if (first !== undefined) {
      findings.push({
        effect: 'inconclusive',
        message: `${counted(damaged.length, 'line')} of ${lines} cannot be read; the first is line ${first.line}, which ${first.reason}`,
        figures: { damagedLines: damaged.length, lines, firstLine: first.line },
      });
    }
    if (digest !== 'matches' && end !== undefined) {
      findings.push({
        effect: 'inconclusive',
        message:
          digest === 'differs'
            ? 'lines were changed or lost after they were written: the digest in the last line is that of others'
            : 'whether lines were lost cannot be told: the last line bears no digest of the others',
        figures: { lines },
      });
    }
    if (resumes.length > 0) {
      const cut = cutOff.length === 0 ? '' : `, where ${counted(cutOff.length, 'line')} had been cut off`;
      findings.push({
        effect: 'none',
        message: `the run ended early and was taken up again ${counted(resumes.length, 'time')}${cut}`,
        figures: { resumes: resumes.length },
      });
    }
    return findings;
  },
};
