import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { Ajv } from 'ajv';
import schema from '../../../schemas/validation-plan.schema.json';
import { completePlan } from '../../live/plan/complete-plan';
import { type NamedObjects, namedObjects } from '../../live/plan/named-objects';
import type { ValidationPlan } from '../../live/plan/plan';
import type { PlanFile } from '../../live/plan/plan-file';
import { lineFinder } from '../../manifests/line-finder';
import { readYaml } from '../../manifests/read-yaml';
import { namedFaults, schemaFaults } from '../../settings/schema-faults';
import { InvalidInput, refuseIfAny } from '../../values/invalid-input';
import { readManifests } from '../read-manifests';

/**
 * Returns the plan of a file, complete: the names that it leaves out are read from its manifests.
 *
 * @param namespace takes the place of the file's.
 * @throws InvalidInput with every fault of the file, each with its line and, for a key, the nearest known one.
 */
export async function readPlan(
  path: string,
  stdin: NodeJS.ReadableStream,
  namespace?: string,
): Promise<ValidationPlan> {
  const text = readText(path);
  const [document] = readYaml(text, path);
  const lineAt = document === undefined ? () => 1 : lineFinder(text, document);
  const stated = parsePlan(document?.value, (pointer) => `${path}:${lineAt(pointer)}`);
  const file = namespace === undefined ? stated : { ...stated, namespace };
  const found = await namesOf(file, dirname(path), stdin);
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

async function namesOf(file: PlanFile, folder: string, stdin: NodeJS.ReadableStream): Promise<NamedObjects> {
  const { manifests = [], objects } = file;
  if (manifests.length === 0) {
    return {};
  }
  const paths = manifests.map((path) => (isAbsolute(path) ? path : join(folder, path)));
  return namedObjects(await readManifests(paths, stdin), objects?.autoscaler);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw InvalidInput.of('UNREADABLE', '--plan', `names '${path}', which cannot be read (${reason})`, { cause });
  }
}
