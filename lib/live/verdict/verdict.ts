import type { PhaseRecord } from '../record/run-record';
import type { PhaseName } from '../recording/run-lines';
import type { Effect, RunFacts, VerdictFinding } from './finding';
import { VERDICT_RULES } from './rule-list';

/** What a phase or a run showed. Inconclusive is no pass. */
export type Outcome = 'pass' | 'fail' | 'inconclusive';

/** What one phase showed. */
export interface PhaseVerdict {
  readonly phase: PhaseName;
  readonly outcome: Outcome | 'skipped';
  /** Ids of the findings that decided. */
  readonly because: readonly string[];
}

/** What a run showed. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Ids of the findings that decided. */
  readonly because: readonly string[];
  /** Phases that were to be run or could have been, in their order. */
  readonly phases: readonly PhaseVerdict[];
  /** Those that decide first, then the others; by the order of the rules. */
  readonly findings: readonly VerdictFinding[];
  /** Phases that capacity must not be taken from. */
  readonly voidPhases: readonly PhaseName[];
}

/** Returns the verdict on a run: what each rule found, and what follows for each phase and for the whole. */
export function verdictOf(facts: RunFacts): Verdict {
  const findings = findingsOf(facts);
  const phases = facts.record.phases.map((phase) => phaseVerdict(phase, findings));
  const ofRun = findings.filter(({ phase }) => phase === undefined);
  const worst = worstOf([...phases.map(({ outcome }) => outcome), ...ofRun.map(({ effect }) => outcomeOf(effect))]);
  return {
    outcome: worst,
    because: findings.filter(({ effect }) => effect !== 'none' && outcomeOf(effect) === worst).map(({ id }) => id),
    phases,
    findings,
    voidPhases: facts.record.phases
      .map(({ phase }) => phase)
      .filter((phase) => findings.some((finding) => finding.phase === phase && finding.voidsCapacity)),
  };
}

function findingsOf(facts: RunFacts): VerdictFinding[] {
  const findings = VERDICT_RULES.flatMap(({ id: rule, check }) => {
    const found = check(facts);
    return found.map((finding) => {
      const { phase, effect, message, figures, voidsCapacity = false } = finding;
      const alike = found.filter((each) => each.phase === phase);
      const name = phase === undefined ? rule : `${rule}/${phase}`;
      const number = alike.indexOf(finding) + 1;
      return {
        id: alike.length > 1 ? `${name}/${number}` : name,
        rule,
        phase,
        effect,
        voidsCapacity,
        message,
        figures,
      };
    });
  });
  return [...findings].sort((one, other) => WEIGHT[other.effect] - WEIGHT[one.effect]);
}

const WEIGHT: Readonly<Record<Effect, number>> = { fail: 2, inconclusive: 1, none: 0 };

function phaseVerdict({ phase, state, isPlanned }: PhaseRecord, findings: readonly VerdictFinding[]): PhaseVerdict {
  if (state === 'skipped' || (state === 'absent' && !isPlanned)) {
    return { phase, outcome: 'skipped', because: [] };
  }
  const own = findings.filter((finding) => finding.phase === phase && finding.effect !== 'none');
  const outcome = worstOf(own.map(({ effect }) => outcomeOf(effect)));
  return { phase, outcome, because: own.filter(({ effect }) => effect === outcome).map(({ id }) => id) };
}

function outcomeOf(effect: Effect): Outcome {
  return effect === 'none' ? 'pass' : effect;
}

function worstOf(outcomes: readonly (Outcome | 'skipped')[]): Outcome {
  if (outcomes.includes('fail')) {
    return 'fail';
  }
  return outcomes.includes('inconclusive') ? 'inconclusive' : 'pass';
}
