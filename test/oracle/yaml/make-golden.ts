import { writeFileSync } from 'node:fs';
import { compare } from './compare';
import { GOLDEN_FILE } from './golden';
import { goldenTexts } from './golden-texts';
import { askJudge, judgeBinary } from './judge';
import { realManifests } from './real-manifests';

/** Asks kubectl's reader for its answers to the corpus, and writes them down beside ours. */
const texts = goldenTexts(realManifests());
const lines = askJudge(judgeBinary(), texts).map((kubectl, index) => {
  const text = texts[index] ?? '';
  return `${JSON.stringify({ text, kubectl, here: compare(text, kubectl) })}\n`;
});
writeFileSync(GOLDEN_FILE, lines.join(''));
