import { programTexts, readProgramTexts } from './programTexts';

const PROGRAM = { file: '/bin/a', buildId: 'ab', start: 0xffff_ffff_ff60_0000n, limit: 0xffff_ffff_ffff_ffffn };

it('goes through JSON and back, with all 64 bits', () => {
  const json: unknown = JSON.parse(JSON.stringify(programTexts([PROGRAM])));
  expect(json).toEqual([{ file: '/bin/a', buildId: 'ab', start: '0xffffffffff600000', limit: '0xffffffffffffffff' }]);
  expect(readProgramTexts(json)).toEqual([PROGRAM]);
});

it('leaves out what is no program', () => {
  const [text] = programTexts([PROGRAM]);
  const wrong = [null, 7, { ...text, file: 1 }, { ...text, buildId: undefined }, { ...text, start: 'x' }];
  expect(readProgramTexts([...wrong, { ...text, limit: `0x${'f'.repeat(17)}` }, text])).toEqual([PROGRAM]);
  expect([undefined, null, 'text', { length: 1 }].map(readProgramTexts)).toEqual([[], [], [], []]);
});
