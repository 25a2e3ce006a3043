/** Returns text as it stands in XML, in content and in quoted attributes. */
export function escapeXml(text: string): string {
  return (
    text
      // XML 1.0 has no place for these, not even escaped.
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
