import { GithubApi } from '../../lib/action/github-api';
import { upsertComment, type WantedComment } from '../../lib/action/upsert-comment';
import { FakeGithub } from '../support/fake-github';

const BOT = 'github-actions[bot]';
const MARKER = '<!-- cdk8s-inference review of dist -->';
const wanted: WantedComment = { repository: 'o/r', number: 7, marker: MARKER, body: 'new', isWorthMaking: true };
const NOW = 1_700_000_000_000;
let github: FakeGithub;
let waits: number[];
let url: string;

beforeEach(async () => {
  github = new FakeGithub();
  waits = [];
  url = await github.start();
});
afterEach(() => github.stop());

function upsert(more: Partial<WantedComment> = {}): ReturnType<typeof upsertComment> {
  const api = new GithubApi({
    url,
    graphqlUrl: `${url}/graphql`,
    token: 'secret',
    sleep: async (milliseconds) => void waits.push(milliseconds),
    now: () => NOW,
  });
  return upsertComment(api, { ...wanted, ...more });
}
const bodies = (): string[] => github.comments.map(({ body }) => body);
const sent = (method: string): number => github.requests.filter((each) => each.startsWith(`${method} /repos`)).length;

test('a comment is made once, then updated, then left as it is', async () => {
  expect(await upsert()).toBe('created');
  expect(await upsert({ body: 'newer' })).toBe('updated');
  expect(await upsert({ body: 'newer' })).toBe('unchanged');
  expect(bodies()).toEqual([`${MARKER}\nnewer`]);
  expect([sent('POST'), sent('PATCH')]).toEqual([1, 1]);
  expect([...github.tokens]).toEqual(['Bearer secret']);
});

test('it is found on the third page, and no link is followed elsewhere', async () => {
  github.add(230, 'someone', (index) => `hello ${index}`);
  github.add(1, BOT, () => `${MARKER}\r\nold`, 'Bot');
  github.add(150, 'someone', () => 'later');
  expect(await upsert()).toBe('updated');
  expect(github.comments[230]?.body).toBe(`${MARKER}\nnew`);
  expect(github.requests.filter((each) => each.startsWith('GET'))).toHaveLength(3);
});

test('comments of others are left alone, whatever they say', async () => {
  github.add(1, 'attacker', () => `${MARKER}\nforged`);
  github.add(1, 'other[bot]', () => `${MARKER}\nforged`, 'Bot');
  github.add(1, BOT, () => `quoting: ${MARKER}`, 'Bot');
  expect(await upsert()).toBe('created');
  expect(bodies()).toHaveLength(4);
  expect(bodies().slice(0, 3)).toEqual([`${MARKER}\nforged`, `${MARKER}\nforged`, `quoting: ${MARKER}`]);
});

test.each([
  { why: 'a person', viewer: 'octocat', login: 'octocat', type: 'User' },
  { why: 'an app that is told without its suffix', viewer: 'reviews', login: 'reviews[bot]', type: 'Bot' },
  { why: "nobody, so the job's own", viewer: undefined, login: BOT, type: 'Bot' },
])("the author is the token's owner: $why", async ({ viewer, login, type }) => {
  github.viewer = viewer;
  github.add(1, login, () => `${MARKER}\nold`, type);
  expect(await upsert()).toBe('updated');
});

test('nothing is made where there is nothing to tell, but what is there is brought up to date', async () => {
  expect(await upsert({ isWorthMaking: false })).toBe('not needed');
  github.add(1, BOT, () => `${MARKER}\nold`, 'Bot');
  expect(await upsert({ isWorthMaking: false, body: 'Nothing changes' })).toBe('updated');
  expect(bodies()).toEqual([`${MARKER}\nNothing changes`]);
});

test('a comment that was taken away meanwhile is made anew', async () => {
  github.add(1, BOT, () => `${MARKER}\nold`, 'Bot');
  github.next.PATCH = [{ status: 404 }];
  expect(await upsert()).toBe('created');
});

test('faults of the server are asked again, with waits that grow', async () => {
  github.next.GET = [{ status: 502 }, { status: 500 }, { status: 503 }];
  expect(await upsert()).toBe('created');
  expect(waits).toEqual([1000, 2000, 4000]);
});

test('a comment that was made despite a fault is not made twice', async () => {
  github.next.POST = [{ status: 502, isDone: true }];
  expect(await upsert()).toBe('unchanged');
  expect(bodies()).toEqual([`${MARKER}\nnew`]);
  expect(sent('POST')).toBe(1);
});

test('limits are waited for as long as they say', async () => {
  const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 30) };
  github.next.GET = [
    { status: 403, headers: { 'retry-after': '7' } },
    { status: 403, headers: reset },
  ];
  github.next.POST = [{ status: 429 }, { status: 403, body: { message: 'You have exceeded a secondary rate limit' } }];
  expect(await upsert()).toBe('created');
  expect(waits).toEqual([7000, 31_000, 60_000, 60_000]);
  expect(bodies()).toHaveLength(1);
});

test.each([
  { why: 'a limit that lasts an hour', answer: { status: 403, headers: { 'retry-after': '3600' } }, tries: 1 },
  {
    why: 'a read-only token',
    answer: { status: 403, body: { message: 'Resource not accessible by integration' } },
    tries: 1,
  },
  { why: 'a repository that the token does not see', answer: { status: 404 }, tries: 1 },
  { why: 'a text that is refused', answer: { status: 422 }, tries: 1 },
  { why: 'a server that stays away', answer: { status: 500 }, tries: 4 },
])('fails for $why', async ({ answer, tries }) => {
  github.next.POST = Array(9).fill(answer);
  await expect(upsert()).rejects.toMatchObject({ name: 'ApiRefusal', status: answer.status });
  expect(sent('POST')).toBe(tries);
  expect(bodies()).toEqual([]);
});

test('fails without an answer, and does not show the token', async () => {
  await github.stop();
  const refusal = await upsert().catch((error: Error) => error);
  expect(refusal).toMatchObject({ status: 0, message: expect.stringMatching(/^GET \/repos\/o\/r\/.* had no answer/) });
  expect(String(refusal)).not.toContain('secret');
  github = new FakeGithub();
  await github.start();
});
