import { type Fields, fieldsAt, textMapAt } from '../../manifests/field-at';

/** Returns a Secret with `stringData` written into `data`, over what is there, as `registry/core/secret` does (v1.37). */
export function withStringData(data: Fields): Fields {
  const { stringData: _written, ...rest } = data;
  const texts = Object.entries(textMapAt(data, 'stringData')).map(([key, text]) => [key, base64Of(text)]);
  return { ...rest, data: { ...fieldsAt(data, 'data'), ...Object.fromEntries(texts) } };
}

/** Returns the base64 text of a text's UTF-8 bytes. */
function base64Of(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) {
    bytes += String.fromCharCode(byte);
  }
  return btoa(bytes);
}
