import { dirname, isAbsolute, join } from 'node:path';
import { Ajv } from 'ajv';
import schema from '../../../schemas/validation-plan.schema.json';
import { readTextFile } from '../../files/read-text';
import { completePlan } from '../../live/plan/complete-plan';
import { type NamedObjects, namedObjects } from '../../live/plan/named-objects';
import type { ValidationPlan } from '../../live/plan/plan';
import type { PlanFile } from '../../live/plan/plan-file';
import { singleDocument } from '../../manifests/single-document';
import { namedFaults, schemaFaults } from '../../settings/schema-faults';
import { refuseIfAny } from '../../values/invalid-input';
import { readContainedManifests } from '../read-manifests';

/**
 * Returns the plan of a file, complete: the names that it leaves out are read from its manifests.
 *
 * @param namespace takes the place of the file's.
 * @throws InvalidInput with every fault of the file, each with its line and, for a key, the nearest known one.
 */
export function readPlan(path: string, namespace?: string): ValidationPlan {
  const text = readTextFile(path, { option: '--plan' });
  const document = singleDocument(text, path);
  const lineAt = document?.lineOf ?? (() => 1);
  const stated = parsePlan(document?.value, (pointer) => `${path}:${lineAt(pointer)}`);
  const file = namespace === undefined ? stated : { ...stated, namespace };
  const found = namesOf(file, dirname(path));
  return completePlan(file, found);
}

/**
 * Returns a plan as its file states it.
 *
 * @param placeOf returns where a JSON pointer stands, such as `plan.yaml:3`.
 * @throws InvalidInput with every fault.
 */
export function parsePlan(value: unknown, placeOf?: (pointer: string) => string): PlanFile {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }).compile(schema);
  const errors = validate(value ?? {}) ? [] : (validate.errors ?? []);
  refuseIfAny(namedFaults(schemaFaults(errors), placeOf, 'plan'));
  return value as PlanFile;
}

/** Manifests lie beside the plan or below: it may come from someone else. */
function namesOf({ manifests = [], objects }: PlanFile, folder: string): NamedObjects {
  return manifests.length === 0
    ? {}
    : namedObjects(
        manifests.flatMap((path) => {
          const name = { path: isAbsolute(path) ? path : join(folder, path) };
          return readContainedManifests({ root: folder, path, name });
        }),
        objects?.autoscaler,
      );
}
