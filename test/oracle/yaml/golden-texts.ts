import { Random } from '../random';
import { BROKEN_SCALARS, ODD_SCALARS, RandomYaml } from './random-yaml';
import texts from './texts.json';

/** Returns the texts of the committed corpus: those above, every odd scalar in three places, and some random ones. */
export function goldenTexts(manifests: readonly string[]): string[] {
  const scalars = [...ODD_SCALARS, ...BROKEN_SCALARS].flatMap((scalar) => [
    `a: ${scalar}\n`,
    `${scalar}: 1\n`,
    `- [${scalar}]\n`,
  ]);
  const random = new RandomYaml(new Random(1), manifests);
  return [...new Set([...texts.golden, ...scalars, ...Array.from({ length: 400 }, () => random.text())])];
}
