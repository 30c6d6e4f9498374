import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askHidden } from '../../src/cli/read-secret-input.ts';

function terminal() {
  const keyboard = new PassThrough();
  const screen = new PassThrough();
  return { keyboard, screen, shown: () => String(screen.read() ?? '') };
}

test('what is typed is not shown, and may come early', async () => {
  const { keyboard, screen, shown } = terminal();
  const answers = askHidden(['Password: ', 'Again: '], keyboard, screen);
  keyboard.write('correct horsf\u007fe\rbattery\r');
  expect(await answers).toEqual(['correct horse', 'battery']);
  expect(shown()).toBe('Password: \nAgain: \n');
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
])('%s breaks off', async (_, keys) => {
  const { keyboard, screen } = terminal();
  const answers = askHidden(['Password: '], keyboard, screen);
  keyboard.write(keys);
  await expect(answers).rejects.toMatchObject({ code: 'input-refused' });
});
