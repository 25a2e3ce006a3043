import { proxyFor } from '../../../lib/live/cluster/proxy-environment';

const SERVER = 'https://api.cluster.example.com:6443';

test.each([
  { why: 'the one for https', env: { HTTPS_PROXY: 'http://proxy:3128' }, proxy: 'http://proxy:3128' },
  { why: 'lower case too', env: { https_proxy: 'http://proxy:3128' }, proxy: 'http://proxy:3128' },
  { why: 'without a scheme it is http', env: { HTTPS_PROXY: 'proxy:3128' }, proxy: 'http://proxy:3128' },
  { why: 'not the one for http', env: { HTTP_PROXY: 'http://proxy:3128' }, proxy: undefined },
  {
    why: 'not for a host that is excluded',
    env: { HTTPS_PROXY: 'p', NO_PROXY: 'a, api.cluster.example.com' },
    proxy: undefined,
  },
  { why: 'not below a domain that is excluded', env: { HTTPS_PROXY: 'p', NO_PROXY: 'example.com' }, proxy: undefined },
  { why: 'not below a domain with a dot', env: { HTTPS_PROXY: 'p', NO_PROXY: '.example.com' }, proxy: undefined },
  { why: 'for a host that only ends alike', env: { HTTPS_PROXY: 'p', NO_PROXY: 'ample.com' }, proxy: 'http://p' },
  { why: 'not where all are excluded', env: { HTTPS_PROXY: 'p', NO_PROXY: '*' }, proxy: undefined },
  {
    why: 'for another port than the excluded',
    env: { HTTPS_PROXY: 'p', NO_PROXY: 'example.com:443' },
    proxy: 'http://p',
  },
  { why: 'not for the excluded port', env: { HTTPS_PROXY: 'p', NO_PROXY: 'example.com:6443' }, proxy: undefined },
  { why: 'none for an empty one', env: { HTTPS_PROXY: '' }, proxy: undefined },
])('the proxy of the environment: $why', ({ env, proxy }) => {
  expect(proxyFor(SERVER, env)).toBe(proxy);
});

test.each([
  { address: 'https://192.0.2.7:6443', list: '192.0.2.0/24', isUsed: false },
  { address: 'https://192.0.3.7:6443', list: '192.0.2.0/24', isUsed: true },
  { address: 'https://127.0.0.1:6443', list: '', isUsed: false },
  { address: 'https://localhost:6443', list: '', isUsed: false },
])('$address with NO_PROXY=$list', ({ address, list, isUsed }) => {
  expect(proxyFor(address, { HTTPS_PROXY: 'p', NO_PROXY: list }) !== undefined).toBe(isUsed);
});
