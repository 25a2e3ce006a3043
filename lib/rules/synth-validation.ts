import { ApiObject, type App } from 'cdk8s';
import { manifestsOf } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import type { CheckSettings } from '../settings/check-settings';
import { checkManifests } from './check-manifests';
import type { CheckResult, Finding } from './finding';

/** How a synthesis is checked. */
export interface SynthValidationOptions {
  /**
   * What the manifests cannot tell.
   *
   * @default - rules that need a fact say nothing
   */
  readonly settings?: CheckSettings;
  /** The day that waivers are judged by, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * Is given each warning, in a line of its own.
   *
   * @default - warnings are not told
   */
  readonly warn?: (line: string) => void;
}

/**
 * Makes the synthesis of an app refuse manifests that would not scale: an error stops it before anything is written, a
 * warning is handed to `warn`. It holds for `app.synth()`, `cdk8s synth` and `Testing.synth` of the app's charts.
 */
export function validateOnSynth(app: App, options: SynthValidationOptions): void {
  let told: string | undefined;
  app.node.addValidation({
    validate: () => {
      const { findings } = checkApp(app, options);
      const warnings = findings.filter(({ severity }) => severity === 'warning').map(lineOf);
      // cdk8s validates once more for each chart whose YAML is asked for: say the same once.
      if (warnings.join('\n') !== told) {
        told = warnings.join('\n');
        for (const line of warnings) {
          options.warn?.(line);
        }
      }
      return findings.filter(({ severity }) => severity === 'error').map(lineOf);
    },
  });
}

/** Returns what the rules find in the objects of an app, as far as it is built. Each finding names its construct. */
export function checkApp(app: App, { settings = {}, today }: Omit<SynthValidationOptions, 'warn'>): CheckResult {
  // ApiObject.toJson() neither validates nor resolves the whole app, as Chart.toJson() does: that would recurse.
  const manifests = app.node.findAll().filter(ApiObject.isApiObject).flatMap(manifestsFrom);
  return checkManifests(manifests, { settings, today });
}

function manifestsFrom(object: ApiObject): Manifest[] {
  return manifestsOf([object.toJson()]).map((manifest) => ({
    ...manifest,
    source: { ...manifest.source, constructPath: object.node.path },
  }));
}

function lineOf({ severity, rule, object, path, message, fix, constructPath }: Finding): string {
  return `${severity}: ${rule}: ${object.kind} '${object.name}' ${path} ${message} (${constructPath}). ${fix}`;
}
