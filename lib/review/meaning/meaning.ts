import { type Fields, fieldAt, fieldsAt } from '../../manifests/field-at';
import type { Manifest } from '../../manifests/manifest';
import { filledIn } from '../defaults/fill-defaults';
import { type FieldType, typeOfKind } from '../schema/field-type';
import { comparedVersion, storedIdentity } from './api-version';
import { autoscalerAsV2 } from './convert-autoscaler';
import { ingressAsV1 } from './convert-ingress';
import { withoutNoise } from './noise';
import { withStringData } from './secret-data';

/** What an object means, whatever it is written like. */
export interface Meaning {
  /** What is known of its fields. */
  readonly type: FieldType;
  /** What somebody wrote, in the version by which objects are compared, without noise. */
  readonly written: Fields;
  /** The same as the API server keeps it, defaults filled in. */
  readonly filled: Fields;
}

/** The type of objects of which only a pod template is known, such as Argo's Rollout. */
const WITH_POD_TEMPLATE = 'custom.WithPodTemplate';

/**
 * Returns what an object means: read in the current version of its API, without noise, with the API server's defaults.
 *
 * @param other the object that it is compared with, which tells what of an export somebody chose.
 */
export function meaningOf(manifest: Manifest, other?: Manifest): Meaning {
  const { data, apiVersion, kind } = manifest;
  const identity = storedIdentity(manifest);
  const version = comparedVersion(apiVersion, identity);
  const written = withoutNoise(converted(data, apiVersion, kind, identity.group), other?.data);
  const name = typeOfKind(version, kind);
  if (name === undefined) {
    const hasPods = Array.isArray(fieldAt(data, 'spec', 'template', 'spec', 'containers'));
    const type: FieldType = {
      kind: 'struct',
      name: hasPods ? WITH_POD_TEMPLATE : 'custom.Resource',
      optional: false,
    };
    return { type, written, filled: filledIn(written, type, { withDefaults: false }) as Fields };
  }
  const type: FieldType = { kind: 'struct', name, optional: false };
  // A Namespace's label is made of its name, which is no part of what is compared.
  const named =
    kind === 'Namespace'
      ? { ...written, metadata: { ...fieldsAt(written, 'metadata'), name: manifest.name } }
      : written;
  const filled = filledIn(named, type, { withDefaults: true }) as Fields;
  return { type, written, filled: named === written ? filled : withoutNoise(filled) };
}

function converted(data: Fields, apiVersion: string, kind: string, group: string): Fields {
  if (kind === 'HorizontalPodAutoscaler') {
    return autoscalerAsV2(data, apiVersion);
  }
  if (kind === 'Ingress' && apiVersion.endsWith('/v1beta1')) {
    return ingressAsV1(data);
  }
  return kind === 'Secret' && group === '' ? withStringData(data) : data;
}
