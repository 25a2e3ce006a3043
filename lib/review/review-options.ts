import type { CheckOptions } from '../rules/check-manifests';
import type { IgnoreRule } from './ignore-rule';

/** What a review is run with. */
export interface ReviewOptions {
  /** What the manifests of head cannot tell. */
  readonly settings: CheckOptions['settings'];
  /**
   * What the manifests of base cannot tell.
   *
   * @default - the settings of head
   */
  readonly baseSettings?: CheckOptions['settings'];
  /** The day that waivers are judged by, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * Changes to leave out, as `parseIgnoreRules` reads them.
   *
   * @default []
   */
  readonly ignore?: readonly IgnoreRule[];
  /**
   * Whether values that look like secrets are shown. Data of Secrets never is.
   *
   * @default false
   */
  readonly showValues?: boolean;
}
