/** Returns a number with commas between its thousands: `12,345`; one that is written with an exponent as it is. */
export function groupedDigits(count: number): string {
  const text = String(count);
  if (!/^-?\d+$/.test(text)) {
    return text;
  }
  const sign = count < 0 ? '-' : '';
  const digits = text.slice(sign.length);
  const first = digits.length % 3 || 3;
  const groups = [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += 3) {
    groups.push(digits.slice(at, at + 3));
  }
  return `${sign}${groups.join(',')}`;
}
