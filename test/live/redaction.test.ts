import { redactObject } from '../../lib/live/redaction';
import { redactText } from '../../lib/values/redaction/redact-text';

const SECRET = 'hunter2-hunter2-hunter2';

test.each([
  {
    why: "an environment variable's value",
    object: {
      spec: {
        containers: [
          {
            env: [
              { name: 'DB', value: SECRET },
              { name: 'K', valueFrom: { x: 1 } },
            ],
          },
        ],
      },
    },
    kept: {
      spec: {
        containers: [
          {
            env: [
              { name: 'DB', value: '[redacted]' },
              { name: 'K', valueFrom: { x: 1 } },
            ],
          },
        ],
      },
    },
  },
  {
    why: 'the annotation that repeats the object',
    object: {
      metadata: {
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': SECRET, 'example.com/note': 'n' },
      },
    },
    kept: {
      metadata: {
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '[redacted]', 'example.com/note': 'n' },
      },
    },
  },
  {
    why: 'data of a Secret',
    object: { kind: 'Secret', data: { password: SECRET }, stringData: { other: SECRET } },
    kept: { kind: 'Secret', data: { password: '[redacted]' }, stringData: { other: '[redacted]' } },
  },
  {
    why: 'data of a ConfigMap in a list',
    object: { items: [{ kind: 'ConfigMap', data: { settings: SECRET } }] },
    kept: { items: [{ kind: 'ConfigMap', data: { settings: '[redacted]' } }] },
  },
  {
    why: 'a header of a probe',
    object: { httpGet: { httpHeaders: [{ name: 'X-Auth', value: SECRET }] } },
    kept: { httpGet: { httpHeaders: [{ name: 'X-Auth', value: '[redacted]' }] } },
  },
  {
    why: 'the value of a flag that is named after a secret',
    object: { args: [`--api-key=${SECRET}`, '--password', SECRET, '--port=8000'] },
    kept: { args: ['--api-key=[redacted]', '--password', '[redacted]', '--port=8000'] },
  },
  {
    why: 'a token under its own key',
    object: { user: { token: SECRET, name: 'me' } },
    kept: { user: { token: '[redacted]', name: 'me' } },
  },
  {
    why: 'managed fields, which only make a recording large',
    object: { metadata: { name: 'a', managedFields: [{ manager: 'kubectl' }] } },
    kept: { metadata: { name: 'a' } },
  },
])('redacts $why', ({ object, kept }) => {
  expect(redactObject(object)).toEqual(kept);
});

test.each([
  { text: `Authorization: Bearer ${SECRET}`, kept: 'Authorization: [redacted]' },
  { text: `{"authorization":"Basic ${SECRET}","a":1}`, kept: '{"authorization":"[redacted]","a":1}' },
  { text: `curl -H 'authorization: ${SECRET}' http://a`, kept: "curl -H 'authorization: [redacted]' http://a" },
  { text: `got bearer ${SECRET}.`, kept: 'got bearer [redacted]' },
  { text: 'key eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln end', kept: 'key [redacted] end' },
  { text: `postgres://me:${SECRET}@db/x`, kept: 'postgres://me:[redacted]@db/x' },
  { text: `POST /login?password=${SECRET}&user=me`, kept: 'POST /login?password=[redacted]&user=me' },
  { text: `"access_token": "${SECRET}"`, kept: '"access_token": "[redacted]"' },
  { text: `token=${SECRET}`, kept: 'token=[redacted]' },
  {
    text: '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nafter',
    kept: '[redacted]\nafter',
  },
])('redacts $text', ({ text, kept }) => {
  expect(redactText(text)).toBe(kept);
});

test.each([
  'GET /healthz 200 3ms',
  '{"status":"ok","service":"inference-api","model_ready":true,"queue_length":0}',
  'ZeroDivisionError: division by zero at predict.py:41',
  'http://inference:8000/predict',
  'unexpected token in JSON at position 3',
])('leaves what tells no secret as it is: %s', (text) => {
  expect(redactText(text)).toBe(text);
});

test('changes nothing of what it was given', () => {
  const object = { spec: { containers: [{ env: [{ name: 'DB', value: SECRET }] }] } };
  const before = JSON.stringify(object);
  redactObject(object);
  expect(JSON.stringify(object)).toBe(before);
});
