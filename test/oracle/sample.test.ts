import { differencesOf, ourAnswers } from './compare';
import { readSample } from './sample';

const sample = readSample();

test('the sample has 200 recordings, with the answers of both versions of the controller', () => {
  expect(sample).toHaveLength(200);
  const versions = sample.map(
    ({ lines: [header] }) => JSON.stringify(header).match(/"kubernetesVersion":"([\d.]+)"/)?.[1],
  );
  expect(new Set(versions)).toEqual(new Set(['1.37', '1.32']));
});

test('every decision of the sample is that of the unmodified controller', () => {
  const differences = sample.flatMap(({ lines, answers }) => differencesOf(ourAnswers(lines), answers));
  expect(differences).toEqual([]);
});
