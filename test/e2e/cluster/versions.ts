import versions from './versions.json';

/** The one version of each part of the cluster, without a leading `v`. Change them in versions.json. */
export const VERSIONS: Readonly<typeof versions> = versions;
