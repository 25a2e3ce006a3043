import { readTextFile } from '../files/read-text';
import { loadManifests } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import { checkManifests } from '../rules/check-manifests';
import type { Finding } from '../rules/finding';
import { logLine } from '../text/log-text';
import { ownValue } from '../values/own-value';
import { readCheckSettings } from './read-check-settings';

/** Properties of the plugin, as `cdk8s.yaml` gives them under `properties`. */
export interface ScalingValidationProps {
  /**
   * The settings file.
   *
   * @default - `.cdk8s-inference.yaml` where the synthesis runs, if it is there
   */
  readonly settings?: string;
  /**
   * The environment that the manifests are for.
   *
   * @default - the one that the settings name
   */
  readonly environment?: string;
}

/** What cdk8s-cli gives a validation plugin: as much of its `ValidationContext` as is used here. */
export interface ValidationPluginContext {
  /** The files that were synthesized. */
  readonly manifests: readonly string[];
  /** Constructs by the name of the object that they made. */
  readonly metadata: Readonly<Record<string, { readonly path: string }>>;
  /** The report. */
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: readonly {
        readonly resourceName: string;
        readonly locations: readonly string[];
        readonly manifestPath: string;
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

/**
 * A validation plugin of cdk8s-cli: `cdk8s synth` reports what would not scale, and fails when there is an error.
 *
 * cdk8s records constructs by the names of their objects only. Where objects of several kinds share a name, their construct
 * is not named rather than guessed; `validateOnSynth` names it always.
 *
 * In `cdk8s.yaml`: `validations: [{ package: ./node_modules/cdk8s-inference, version: 0.1.0, class: ScalingValidation }]`.
 */
export class ScalingValidation {
  public constructor(private readonly props: ScalingValidationProps = {}) {}

  /** Checks the synthesized files as one set. */
  public async validate({ manifests, metadata, report }: ValidationPluginContext): Promise<void> {
    const settings = readCheckSettings(this.props.settings, this.props.environment);
    const loaded = manifests.flatMap((file) => loadManifests(readTextFile(file), file));
    const nameOf = reportNames(loaded, metadata);
    const found = loaded.map((manifest) => withConstruct(manifest, ownValue(metadata, nameOf(manifest))?.path));
    const { findings, counts } = checkManifests(found, { settings, today: new Date().toISOString().slice(0, 10) });
    for (const finding of findings.filter(({ severity }) => severity !== 'info')) {
      report.addViolation(violationOf(finding, nameOf(finding.object)));
    }
    report.submit(counts.error > 0 ? 'failure' : 'success', {
      errors: String(counts.error),
      warnings: String(counts.warning),
      waived: String(counts.waived),
    });
  }
}

/**
 * Returns what the report calls an object, which is also what cdk8s-cli looks its construct up by: its name alone, as
 * cdk8s records it, or `Kind/name` where that is recorded too, or where objects share the name and it would be a guess.
 */
function reportNames(
  manifests: readonly Manifest[],
  metadata: ValidationPluginContext['metadata'],
): (object: Pick<Manifest, 'kind' | 'name'>) => string {
  const counts = new Map<string, number>();
  for (const { name } of manifests) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return ({ kind, name }) => {
    const full = `${kind}/${name}`;
    return Object.hasOwn(metadata, full) || (counts.get(name) ?? 0) > 1 ? full : name;
  };
}

function withConstruct(manifest: Manifest, constructPath: string | undefined): Manifest {
  return constructPath === undefined ? manifest : { ...manifest, source: { ...manifest.source, constructPath } };
}

function violationOf({ rule, severity, object, path, message, why, fix, file, line }: Finding, resourceName: string) {
  return {
    ruleName: rule,
    recommendation: `${severity}: ${why}`,
    fix: logLine(fix),
    violatingResources: [
      {
        resourceName: logLine(resourceName),
        locations: [logLine(`line ${line}: ${object.kind} ${path} ${message}`)],
        manifestPath: logLine(file),
      },
    ],
  };
}
