import { exp, ln } from '../../values/portable-math';
import type { Distribution } from '../scenario/scenario';
import type { Random, Sampler } from './random';

// Looked up once: these are in the innermost loop of a simulation.
const { sqrt } = Math;

/** A sampler of a distribution, which draws from the stream that it is given, and from no other. */
export function samplerOf(distribution: Distribution, random: Random): Sampler {
  if (typeof distribution === 'number') {
    return () => distribution;
  }
  if ('exponential' in distribution) {
    const { mean } = distribution.exponential;
    return () => random.exponential(mean);
  }
  if ('uniform' in distribution) {
    const { min, max } = distribution.uniform;
    return () => random.between(min, max);
  }
  if ('samples' in distribution) {
    const { samples } = distribution;
    return () => samples[random.below(samples.length)] ?? 0;
  }
  const { mean, cv } = 'lognormal' in distribution ? distribution.lognormal : distribution.gamma;
  if (cv === 0 || mean === 0) {
    return () => mean;
  }
  if ('gamma' in distribution) {
    const shape = 1 / (cv * cv);
    return () => (mean / shape) * random.gamma(shape);
  }
  const variance = ln(1 + cv * cv);
  const deviation = sqrt(variance);
  return () => mean * exp(deviation * random.normal() - variance / 2);
}

/** The mean of a distribution. */
export function meanOf(distribution: Distribution): number {
  if (typeof distribution === 'number') {
    return distribution;
  }
  if ('exponential' in distribution) {
    return distribution.exponential.mean;
  }
  if ('uniform' in distribution) {
    return (distribution.uniform.min + distribution.uniform.max) / 2;
  }
  if ('samples' in distribution) {
    const { samples } = distribution;
    return samples.length === 0 ? 0 : samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  }
  return 'lognormal' in distribution ? distribution.lognormal.mean : distribution.gamma.mean;
}

/** The variance of a distribution: the square of its deviation. */
export function varianceOf(distribution: Distribution): number {
  if (typeof distribution === 'number') {
    return 0;
  }
  const mean = meanOf(distribution);
  if ('uniform' in distribution) {
    const width = distribution.uniform.max - distribution.uniform.min;
    return (width * width) / 12;
  }
  if ('samples' in distribution) {
    return meanOf({ samples: distribution.samples.map((sample) => (sample - mean) * (sample - mean)) });
  }
  if ('exponential' in distribution) {
    return mean * mean;
  }
  const { cv } = 'lognormal' in distribution ? distribution.lognormal : distribution.gamma;
  return mean * mean * cv * cv;
}
