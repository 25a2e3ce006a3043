import { readFileSync } from 'node:fs';
import { loadManifests } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import { checkManifests } from '../rules/check-manifests';
import type { Finding } from '../rules/finding';
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
 * In `cdk8s.yaml`: `validations: [{ package: cdk8s-inference, version: 0.1.0, class: ScalingValidation }]`.
 */
export class ScalingValidation {
  public constructor(private readonly props: ScalingValidationProps = {}) {}

  /** Checks the synthesized files as one set. */
  public async validate({ manifests, metadata, report }: ValidationPluginContext): Promise<void> {
    const settings = readCheckSettings(this.props.settings, this.props.environment);
    const found = manifests
      .flatMap((file) => loadManifests(readFileSync(file, 'utf8'), file))
      .map((manifest) => withConstruct(manifest, metadata));
    const { findings, counts } = checkManifests(found, { settings, today: new Date().toISOString().slice(0, 10) });
    for (const finding of findings.filter(({ severity }) => severity !== 'info')) {
      report.addViolation(violationOf(finding));
    }
    report.submit(counts.error > 0 ? 'failure' : 'success', {
      errors: String(counts.error),
      warnings: String(counts.warning),
      waived: String(counts.waived),
    });
  }
}

function withConstruct(manifest: Manifest, metadata: ValidationPluginContext['metadata']): Manifest {
  const constructPath = metadata[manifest.name]?.path;
  return constructPath === undefined ? manifest : { ...manifest, source: { ...manifest.source, constructPath } };
}

function violationOf({ rule, severity, object, path, message, why, fix, file, line }: Finding) {
  return {
    ruleName: rule,
    recommendation: `${severity}: ${why}`,
    fix,
    violatingResources: [
      { resourceName: object.name, locations: [`line ${line}: ${object.kind} ${path} ${message}`], manifestPath: file },
    ],
  };
}
