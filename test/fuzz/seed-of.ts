/** Returns the seed of one input: any input can be made again without those before it (FNV-1a over the three). */
export function seedOf(driver: string, seed: number, index: number): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(`${driver} ${seed} ${index}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}
