import type { Span } from './span';

/**
 * Tokens that are known by how they begin. Each pattern is a literal beginning and then a run of characters with a least
 * length; a run is tried at its beginning only. So matching is linear: a run that is too short is read once. The least
 * lengths are below those of whole tokens, as long texts are cut before they are shown.
 *
 * The beginnings are those that the issuers document: AWS (IAM identifiers), GitHub, GitLab, Slack, Google Cloud, Azure,
 * OpenAI, Anthropic, Hugging Face, npm, PyPI, Docker, SendGrid, Stripe, HashiCorp, DigitalOcean, Shopify, Databricks,
 * Grafana, Linear, Notion, Groq, Replicate, Figma, Vercel, Sentry, age, 1Password, Pulumi, Doppler, Atlassian, New Relic,
 * RubyGems, Tailscale, Supabase, PlanetScale, Twilio, Mailgun and Telegram. A test holds them to secretlint's rules.
 */
const TOKENS: readonly RegExp[] = [
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16,}/g,
  /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g,
  /(?<![A-Za-z0-9])(?:gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas|ffct|imt)-[\w-]{16,}|GR1348941[\w-]{16,})/g,
  /(?<![A-Za-z0-9])(?:xox[a-z]-[\w-]{10,}|xoxe\.xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,})/g,
  /(?<=hooks\.slack\.com\/(?:services|workflows)\/)[\w/]{20,}/g,
  /(?<![A-Za-z0-9])(?:AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})/g,
  /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,}/g,
  /(?<![A-Za-z0-9])(?:hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{20,}|gsk_[A-Za-z0-9]{20,}|r8_[A-Za-z0-9]{30,})/g,
  /(?<![A-Za-z0-9])(?:dckr_[a-z]at_[\w-]{16,}|figd_[\w-]{20,}|vc[piark]_[A-Za-z0-9]{20,})/g,
  /(?<![A-Za-z0-9])(?:pplx-[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{40,}|tskey-[a-z]+-[\w-]{20,})/g,
  /(?<![A-Za-z0-9])SG\.[\w-]{16,}\.[\w-]{16,}/g,
  /(?<![A-Za-z0-9])(?:(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/]{20,})/g,
  /(?<![A-Za-z0-9])(?:hv[sbr]\.[\w-]{20,}|[A-Za-z0-9]{14}\.atlasv1\.[\w-]{20,})/g,
  /(?<![A-Za-z0-9])(?:do[opr]_v1_[a-f0-9]{40,}|shp(?:at|ca|pa|ss)_[A-Za-z0-9]{32,}|dapi[A-Fa-f0-9]{32,})/g,
  /(?<![A-Za-z0-9])(?:glsa_[A-Za-z0-9_]{32,}|glc_[A-Za-z0-9+/]{32,}|lin_api_\w{32,}|ntn_[A-Za-z0-9]{40,})/g,
  /(?<![A-Za-z0-9])(?:sntrys_[\w+/-]{20,}|sntryu_[a-f0-9]{40,}|pul-[a-f0-9]{40,}|ops_eyJ[\w-]{40,})/g,
  /(?<![A-Za-z0-9])(?:AGE-SECRET-KEY-1[A-Z0-9]{20,}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,})/g,
  /(?<![A-Za-z0-9])(?:ATATT3[\w-]{20,}|ATCTT3[\w-]{20,}|NRAK-[A-Z0-9]{27,}|rubygems_[a-f0-9]{20,})/g,
  /(?<![A-Za-z0-9])(?:sbp_[a-f0-9]{40,}|pscale_(?:tkn|pw|oauth)_[\w.-]{32,}|SK[0-9a-f]{32,}|key-[0-9a-f]{32,})/g,
  /(?<![A-Za-z0-9])\d{8,10}:AA[\w-]{33,}/g,
  // Kubernetes' own tokens are JSON Web Tokens.
  /(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*){0,3}/g,
  // The base64 text of `-----BEGIN … PRIVATE KEY-----`.
  /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BPUEVOU1NIIFBSSVZBVEUg|BFTkNSWVBURUQg)[A-Za-z0-9+/]*/g,
];

/** Tokens whose beginning could begin a name too: they have capital letters and digits, which names of objects do not. */
const CAPITAL_TOKENS: readonly RegExp[] = [/(?<![\w-])(?:sk-|pypi-)[\w-]{20,}/g];

/** Schemes of an `Authorization` header that stand alone. */
const SCHEME = /(?<![A-Za-z0-9])(?:bearer|basic)[ \t]+(?=[^\s])/gi;
const CREDENTIAL = /[\w.~+/=-]{8,}/y;

/** The shortest token is a run of as many characters; most texts have none, and are not looked through further. */
const LEAST_TOKEN = /[\w.~+/:-]{14}/;

/** Returns where a text holds tokens that are known by how they begin. */
export function tokenSpans(text: string): Span[] {
  if (!LEAST_TOKEN.test(text)) {
    return schemeSpans(text);
  }
  return [
    ...TOKENS.flatMap((pattern) => spansOf(text, pattern)),
    ...CAPITAL_TOKENS.flatMap((pattern) => spansOf(text, pattern)).filter(({ start, end }) =>
      isMixed(text.slice(start, end)),
    ),
    ...schemeSpans(text),
  ];
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

function schemeSpans(text: string): Span[] {
  return [...text.matchAll(SCHEME)].flatMap(({ 0: found, index }) => {
    CREDENTIAL.lastIndex = index + found.length;
    const [credential = ''] = CREDENTIAL.exec(text) ?? [];
    const isCredential = /\d/.test(credential) || (/[a-z]/.test(credential) && /[A-Z].*[A-Z]/.test(credential));
    const start = index + found.length;
    return isCredential ? [{ start, end: start + credential.length }] : [];
  });
}

function isMixed(text: string): boolean {
  return /[A-Z]/.test(text) && /\d/.test(text);
}
