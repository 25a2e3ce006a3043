import { Random } from '../../lib/simulator/simulation/random';

/** A text of the corpus; secrets are made up when the tests run, so that no scanner finds them in the repository. */
export interface SecretText {
  /** What kind of secret it is. */
  readonly kind: string;
  /** The text, with the secret in it. */
  readonly text: string;
  /** The part that must not show. */
  readonly secret: string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const ALNUM = `${LOWER}${LOWER.toUpperCase()}${DIGITS}`;
const HEX = `${DIGITS}abcdef`;
const BASE64 = `${ALNUM}+/`;

type Make = (run: (alphabet: string, length: number) => string) => string;

/** Secrets by what they are: each is made anew for each text. */
const SECRETS: Readonly<Record<string, Make>> = {
  'AWS access key id': (run) => `${'AK'}IA${run(`${LOWER.toUpperCase()}234567`, 16)}`,
  'AWS temporary key id': (run) => `${'AS'}IA${run(`${LOWER.toUpperCase()}234567`, 16)}`,
  'GitHub token': (run) => `gh${'p'}_${run(ALNUM, 36)}`,
  'GitHub app token': (run) => `gh${'s'}_${run(ALNUM, 36)}`,
  'GitHub OAuth token': (run) => `gh${'o'}_${run(ALNUM, 36)}`,
  'GitHub fine-grained token': (run) => `github_${'pat'}_${run(ALNUM, 22)}_${run(ALNUM, 59)}`,
  'GitLab token': (run) => `gl${'pat'}-${run(`${ALNUM}_-`, 20)}`,
  'Slack token': (run) => `xo${'xb'}-${run(DIGITS, 12)}-${run(DIGITS, 12)}-${run(ALNUM, 24)}`,
  'Slack webhook': (run) =>
    `https://hooks.${'slack'}.com/services/T${run(ALNUM, 8)}/B${run(ALNUM, 8)}/${run(ALNUM, 24)}`,
  'Google API key': (run) => `AI${'za'}${run(`${ALNUM}_-`, 35)}`,
  'Google OAuth token': (run) => `ya${'29'}.${run(`${ALNUM}_-`, 60)}`,
  'Azure client secret': (run) => `${run(ALNUM, 3)}8${'Q~'}${run(`${ALNUM}_.-`, 34)}`,
  'OpenAI key': (run) => `sk-${'proj'}-${run(ALNUM, 74)}T3Blbk${'FJ'}${run(ALNUM, 74)}`,
  'Anthropic key': (run) => `sk-${'ant'}-api03-${run(`${ALNUM}_-`, 93)}AA`,
  'Hugging Face token': (run) => `h${'f'}_${run(`${LOWER}${LOWER.toUpperCase()}`, 34)}`,
  'npm token': (run) => `np${'m'}_${run(ALNUM, 36)}`,
  'PyPI token': (run) => `py${'pi'}-AgEIcHlwaS5vcmc${run(`${ALNUM}_-`, 120)}`,
  'Docker token': (run) => `dck${'r_pat'}_${run(`${ALNUM}_-`, 27)}`,
  'SendGrid key': (run) => `S${'G'}.${run(`${ALNUM}_`, 22)}.${run(`${ALNUM}_`, 43)}`,
  'Stripe key': (run) => `sk_${'live'}_${run(ALNUM, 24)}`,
  'Vault token': (run) => `h${'vs'}.${run(`${ALNUM}_-`, 95)}`,
  'DigitalOcean token': (run) => `do${'p_v1'}_${run(HEX, 64)}`,
  'Shopify token': (run) => `sh${'pat'}_${run(HEX, 32)}`,
  'Databricks token': (run) => `da${'pi'}${run(HEX, 32)}`,
  'Grafana token': (run) => `gl${'sa'}_${run(ALNUM, 32)}_${run(HEX, 8)}`,
  'Linear key': (run) => `li${'n_api'}_${run(ALNUM, 40)}`,
  'Notion token': (run) => `nt${'n'}_${run(DIGITS, 11)}${run(ALNUM, 35)}`,
  'Groq key': (run) => `gs${'k'}_${run(ALNUM, 52)}`,
  'Figma token': (run) => `fi${'gd'}_${run(`${ALNUM}_-`, 40)}`,
  'Vercel token': (run) => `vc${'p'}_${run(ALNUM, 24)}`,
  'JSON Web Token': (run) => `ey${'J'}${run(ALNUM, 30)}.eyJ${run(ALNUM, 80)}.${run(`${ALNUM}_-`, 43)}`,
};

/** Texts around a secret that needs no name. */
const AROUND: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `message: got ${secret}, and went on`,
  (secret) => `{"a":"${secret}","b":1}`,
  (secret) => `--flag=${secret} --other`,
  (secret) => `line one\n  value: ${secret}\nline three`,
];

/** Secrets that are known by the name before them, whatever they look like. */
const NAMED: readonly {
  readonly kind: string;
  readonly text: (secret: string) => string;
  readonly alphabet?: string;
}[] = [
  { kind: 'AWS secret key', text: (secret) => `AWS_SECRET_ACCESS_KEY=${secret}`, alphabet: BASE64 },
  { kind: 'AWS secret key in a profile', text: (secret) => `aws_secret_access_key = ${secret}\n`, alphabet: BASE64 },
  {
    kind: 'Azure storage key',
    text: (secret) => `AccountName=a;AccountKey=${secret};EndpointSuffix=x`,
    alphabet: BASE64,
  },
  {
    kind: 'Azure shared access signature',
    text: (secret) => `https://a.example/c?sv=2022-11-02&sig=${secret}%3D&se=1`,
  },
  { kind: 'password of a shell', text: (secret) => `export PGPASSWORD='${secret}'; psql` },
  { kind: 'password in YAML', text: (secret) => `db:\n  password: ${secret}\n  host: db` },
  { kind: 'password in JSON', text: (secret) => `{"password":"${secret}","user":"me"}` },
  { kind: 'password in JSON in JSON', text: (secret) => `{"body":"{\\"password\\":\\"${secret}\\"}"}` },
  { kind: 'password of a flag', text: (secret) => `mysql --password ${secret} --host db` },
  { kind: 'password of a flag with =', text: (secret) => `mysql --password=${secret} --host db` },
  { kind: 'password of curl', text: (secret) => `curl -u me:${secret} https://a.example` },
  { kind: 'password of a URL', text: (secret) => `postgres://me:${secret}@db.example:5432/x?a=1` },
  { kind: 'password of a URL without user', text: (secret) => `redis://:${secret}@cache.example:6379` },
  { kind: 'token of a URL', text: (secret) => `https://${secret}@git.example/a.git` },
  { kind: 'password of netrc', text: (secret) => `machine db.example login me password ${secret}\nmachine b` },
  { kind: 'API key', text: (secret) => `api_key: ${secret}` },
  { kind: 'API key of a header', text: (secret) => `X-Api-Key: ${secret}\r\nAccept: */*` },
  { kind: 'client secret', text: (secret) => `clientSecret: "${secret}"` },
  { kind: 'token of a query', text: (secret) => `GET /a?access_token=${secret}&b=1 200` },
  { kind: 'token of a variable', text: (secret) => `GITHUB_TOKEN=${secret} make` },
  { kind: 'bearer token', text: (secret) => `Authorization: Bearer ${secret}` },
  { kind: 'basic credentials', text: (secret) => `"authorization": "Basic ${secret}=="`, alphabet: BASE64 },
  { kind: 'bearer token of a message', text: (secret) => `sent bearer ${secret} to the server` },
  { kind: 'cookie', text: (secret) => `Cookie: theme=dark; sessionid=${secret}\nHost: a` },
  { kind: 'cookie of an answer', text: (secret) => `set-cookie: sid=${secret}; Path=/; HttpOnly` },
  { kind: 'cookie of curl', text: (secret) => `curl -H 'Cookie: sid=${secret}' https://a.example` },
  {
    kind: 'private key',
    text: (secret) => `-----BEGIN ${'RSA '}PRIVATE KEY-----\n${secret}\n-----END RSA ${'PRIVATE'} KEY-----`,
  },
  {
    kind: 'private key in a line',
    text: (secret) => `"private_key": "-----BEGIN ${'PRIVATE'} KEY-----\\n${secret}\\n-----END`,
  },
  { kind: 'private key that is cut', text: (secret) => `-----BEGIN ${'OPENSSH '}PRIVATE KEY-----\n${secret}` },
];

/** Returns texts that hold a secret, the same ones for the same seed. */
export function secretTexts(seed: number, perKind: number): SecretText[] {
  const random = new Random(seed, 'secrets');
  const run = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(random.below(alphabet.length))).join('');
  const tokens = Object.entries(SECRETS).flatMap(([kind, make]) =>
    Array.from({ length: perKind }, (_, index): SecretText => {
      const secret = make(run);
      return { kind, secret, text: AROUND[index % AROUND.length]?.(secret) ?? secret };
    }),
  );
  const named = NAMED.flatMap(({ kind, text, alphabet = ALNUM }) =>
    Array.from({ length: perKind }, (): SecretText => {
      const secret = `${run(LOWER, 2)}${run(alphabet, 34)}${run(DIGITS, 2)}Z`;
      return { kind, secret, text: text(secret) };
    }),
  );
  return [...tokens, ...named];
}

/** Texts that people need to read, and that hold no secret. */
export const HARMLESS_TEXTS: readonly string[] = [
  `registry.example/a/b@sha256:${'0f1e2d3c4b5a6978'.repeat(4)}`,
  'commit 0123456789abcdef0123456789abcdef01234567',
  'uid: 7f9c24e8-3b12-4fef-91e0-5a0d3f2b1c77',
  'pod-template-hash: 7d9f8b6c5d',
  'name: inference-7d9f8b6c5d-x2x4z',
  'checksum/config: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  'cdk8s-inference/config-checksum: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  'secretName: inference-tls',
  'secret: my-app-tls',
  'secret:\n  secretName: database-2',
  'secretKeyRef: {name: database-2, key: password}',
  'key: password',
  'passwordKey: password',
  'existingSecret: "my-release-postgresql-2"',
  'imagePullSecrets:\n- name: regcred-2',
  'tokenExpirationSeconds: 3600',
  'expirationSeconds: 3607',
  'automountServiceAccountToken: true',
  'serviceAccountToken: {path: token, audience: vault}',
  'passwordPolicy: strict',
  'PASSWORD_FILE=/run/secrets/password',
  'TOKEN_PATH=/var/run/secrets/kubernetes.io/serviceaccount/token',
  'password: $(DB_PASSWORD)',
  `password: \${DB_PASSWORD}`,
  'password: {{ .Values.password }}',
  'password: <password>',
  'id-token: write # for signing',
  `"GITHUB_TOKEN": "\\\${GITHUB_TOKEN}",`,
  'password: null',
  'password: ""',
  'token: null',
  'tokenUrl: https://auth.example/oauth2/token',
  'AWS_REGION=eu-central-1',
  'AWS_ROLE_ARN=arn:aws:iam::123456789012:role/inference',
  'max_tokens: 4096',
  'tokenizer: bert-base-uncased',
  'tokens=1024 prompt_tokens=512',
  'sk-learn-model-server-7d9f8b6c5d-x2x4z',
  'auth: basic',
  'auth-type: oauth2',
  'authentication: enabled',
  'authorization:\n  mode: Webhook',
  'session: sticky',
  'sessionAffinity: ClientIP',
  'cookie: enabled',
  'nginx.ingress.kubernetes.io/auth-secret: monitoring/basic-auth',
  'nginx.ingress.kubernetes.io/session-cookie-name: route',
  'cert-manager.io/private-key-secret-ref: letsencrypt-prod-account',
  'cluster.x-k8s.io/secret-type: kubeconfig',
  'caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJkekNDQVIyZ0F3SUJBZ0lCQURBS0JnZ3Foa2pP',
  '-----BEGIN CERTIFICATE-----\nMIIBdzCCAR2gAwIBAgIBADAKBggqhkjOPQQDAjAjMSEwHwYDVQQDDBhrM3Mtc2Vy\n-----END CERTIFICATE-----',
  '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1Xq0mXx9g0 me@example',
  'integrity: sha512-egdyZlydr2KLPBUB2GXEfm3Nl84RS4LKvoJkQ3/Je1JFSNypHrUUovJq7lBOgGVWG1sPuoxg20PBz5V8gg5Png==',
  'http://inference:8000/predict?class=a&count=2',
  'https://user.example/a@b',
  'postgres://db.example:5432/x',
  'unexpected token in JSON at position 3',
  'invalid password for user me',
  'password must be set',
  'no basic authentication is configured',
  'a bearer of bad news',
  'GET /healthz 200 3ms',
  'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/service-account-token',
  'resources: ["secrets", "serviceaccounts/token"]',
  '--token-auth-file=/etc/tokens.csv',
  '--service-account-signing-key-file=/etc/kubernetes/pki/sa.key',
  '--kubelet-certificate-authority=/etc/kubernetes/pki/ca.crt',
  'encryptionKeySecretRef: {name: keys, key: current}',
  'partition key: user_id',
  'sort_key=created_at',
  'topologyKey: kubernetes.io/hostname',
  'nvidia.com/gpu: 1',
  'image: ghcr.io/a/inference:1.2.3-rc.1',
  'eyJhbGciOiJub25lIn0',
];
