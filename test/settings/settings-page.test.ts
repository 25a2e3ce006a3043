import { join } from 'node:path';
import { LOCAL_SETTINGS } from '../../lib/settings/local-settings';
import { PRODUCTION_SETTINGS } from '../../lib/settings/production-settings';
import { expectGenerated } from '../support/generated-file';
import { settingRows, settingsPage } from '../support/settings-page';

test('every setting of both environments is a row with a meaning and a default', () => {
  const names = settingRows().map(([name]) => name);
  const settings = Object.keys({ ...LOCAL_SETTINGS, ...PRODUCTION_SETTINGS }).map((name) => `\`${name}\``);
  expect([...names].sort()).toEqual(settings.sort());
  expect(settingRows().filter(([, meaning, ...defaults]) => meaning === '' || defaults.join('') === '')).toEqual([]);
});

test('docs/settings.md is that table', () => {
  expectGenerated(join(__dirname, '../../docs/settings.md'), settingsPage());
});
