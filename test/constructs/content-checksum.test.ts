import { CHECKSUM_ANNOTATION, checksumAnnotation } from '../../lib/constructs/content-checksum';

test('the checksum is of the content, whatever the order of its keys', () => {
  const checksum = checksumAnnotation({ a: '1', b: '2' })[CHECKSUM_ANNOTATION];
  expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  expect(checksumAnnotation({ b: '2', a: '1' })[CHECKSUM_ANNOTATION]).toBe(checksum);
});

test('content that moves from one key to another is another content', () => {
  expect(checksumAnnotation({ a: '12', b: '' })).not.toEqual(checksumAnnotation({ a: '1', b: '2' }));
  expect(checksumAnnotation({ a: '1' })).not.toEqual(checksumAnnotation({ b: '1' }));
});
