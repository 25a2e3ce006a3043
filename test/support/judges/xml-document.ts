import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';

/** Returns what is wrong with a text as an XML document; nothing where a reader takes it. */
export function xmlFaults(text: string): string[] {
  try {
    new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
