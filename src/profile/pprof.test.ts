import { gzipSync } from 'node:zlib';

import { encodeFields, type Fields, type FieldValue, varint } from '../../tests/encodeFields';
import { buildTree } from './buildTree';
import { formatTree } from './formatTree';
import { decodePprof } from './pprof';
import { type Profile } from './profile';
import { describeProfileError, type ProfileError } from './profileError';

const SAMPLE_TYPE = 1;
const SAMPLE = 2;
const MAPPING = 3;
const LOCATION = 4;
const FUNCTION = 5;
const STRING = 6;

/** main calls work, 7 ns in work. */
const VALID: Fields = [
  [
    SAMPLE_TYPE,
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [
    SAMPLE,
    [
      [1, Uint8Array.of(2, 1)],
      [2, Uint8Array.of(7)],
      [
        3,
        [
          [1, 5],
          [2, 6],
        ],
      ],
    ],
  ],
  [
    MAPPING,
    [
      [1, 1],
      [5, 7],
    ],
  ],
  [
    LOCATION,
    [
      [1, 1],
      [2, 1],
      [3, 0x1000],
      [
        4,
        [
          [1, 1],
          [2, 10],
        ],
      ],
    ],
  ],
  [
    LOCATION,
    [
      [1, 2],
      [2, 1],
      [3, 0x2000],
      [
        4,
        [
          [1, 2],
          [2, 20],
        ],
      ],
    ],
  ],
  [
    FUNCTION,
    [
      [1, 1],
      [2, 3],
      [4, 8],
    ],
  ],
  [
    FUNCTION,
    [
      [1, 2],
      [2, 4],
      [4, 8],
    ],
  ],
  ...['', 'cpu', 'nanoseconds', 'main', 'work', 'span_id', '00000000000000ab', '/bin/app', 'app.go'].map(
    (text): [number, FieldValue] => [STRING, text]
  ),
  [9, 1_795_374_012_574_000_000n],
  [10, 3_000_000_000],
  [
    11,
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [12, 10_000_000],
];

describe('decodePprof', () => {
  it('reads every column', async () => {
    const profile = await decoded(encodeFields(VALID));
    const texts = (rows: Int32Array): string[] => Array.from(rows, (row) => profile.strings.get(row));

    expect(profile.sampleTypes).toEqual([{ type: 'cpu', unit: 'nanoseconds' }]);
    expect(Array.from(profile.values)).toEqual([7]);
    expect(Array.from(profile.sampleLocations)).toEqual([1, 0]);
    expect(texts(profile.functionName)).toEqual(['main', 'work']);
    expect(texts(profile.functionFile)).toEqual(['app.go', 'app.go']);
    expect(Array.from(profile.frameLine)).toEqual([10, 20]);
    expect(Array.from(profile.locationAddress)).toEqual([0x1000n, 0x2000n]);
    expect(texts(profile.mappingFile)).toEqual(['/bin/app']);
    expect(texts(profile.labels.key)).toEqual(['span_id']);
    expect(texts(profile.labels.text)).toEqual(['00000000000000ab']);
    expect(profile.period).toEqual({ type: { type: 'cpu', unit: 'nanoseconds' }, value: 10_000_000 });
    expect(profile.timeMillis).toBe(1_795_374_012_574);
    expect(profile.durationNanos).toBe(3_000_000_000);
  });

  it('reads the same from gzip and from repeated integers that are not packed', async () => {
    const unpacked = replaced(SAMPLE, [
      [1, 2],
      [1, 1],
      [2, 7],
      [
        3,
        [
          [1, 5],
          [2, 6],
        ],
      ],
    ]);
    const plain = await decoded(encodeFields(VALID));
    for (const bytes of [gzipSync(encodeFields(VALID)), encodeFields(unpacked)]) {
      const profile = await decoded(bytes);
      expect(columnsOf(profile)).toEqual(columnsOf(plain));
    }
  });

  it('reads fields in any order', async () => {
    const profile = await decoded(
      encodeFields(
        [...VALID]
          .reverse()
          .filter(([field]) => field !== STRING)
          .concat(strings())
      )
    );
    expect(formatTree(buildTree(profile, 0))).toBe(formatTree(buildTree(await decoded(encodeFields(VALID)), 0)));
  });

  it('steps over fields it does not know, of every wire type', async () => {
    const unknown = [...varint(99 * 8), 1, ...varint(98 * 8 + 1), ...bytes(8), ...varint(97 * 8 + 5), ...bytes(4)];
    const profile = await decoded(Uint8Array.from([...encodeFields([...VALID, [96, 'new']]), ...unknown]));
    expect(profile.sampleCount).toBe(1);
  });

  it.each([
    [
      'a location by its address where it has no lines',
      [
        [1, 2],
        [2, 1],
        [3, 0x2000n],
      ],
      '0x2000 [app]',
    ],
    [
      'an address of 64 bits',
      [
        [1, 2],
        [3, -1],
      ],
      '0xffffffffffffffff',
    ],
    ['a location of which nothing is known', [[1, 2]], '(unknown)'],
  ] as Array<[string, Fields, string]>)('names %s', async (_, location, name) => {
    const fields = VALID.map((pair): [number, FieldValue] => (pair === VALID[4] ? [LOCATION, location] : [...pair]));
    const tree = buildTree(await decoded(encodeFields(fields)), 0);
    expect(tree.names[tree.nameIndex[2]]).toBe(name);
  });

  it('keeps inlined frames, innermost first in the profile and last in the tree', async () => {
    const inlined = replaced(LOCATION, [
      [1, 1],
      [4, [[1, 2]]],
      [4, [[1, 1]]],
    ]);
    const tree = buildTree(await decoded(encodeFields(inlined)), 0);
    expect(formatTree(tree)).toBe(
      [
        '- total (total: 7, self: 0)',
        '  - main (total: 7, self: 0)',
        '    - work (total: 7, self: 0)',
        '      - work (total: 7, self: 7)',
      ].join('\n')
    );
  });

  it("counts a sample without locations as the root's own", async () => {
    const profile = await decoded(encodeFields(replaced(SAMPLE, [[2, Uint8Array.of(7)]])));
    expect(formatTree(buildTree(profile, 0))).toBe('- total (total: 7, self: 7)');
  });

  it.each([
    ['negative values', -5n, -5],
    ['the largest number', 2n ** 53n - 1n, 2 ** 53 - 1],
    ['the least number', 1n - 2n ** 53n, 1 - 2 ** 53],
    ['a number of 29 bits', 2n ** 28n, 2 ** 28],
  ])('reads %s', async (_, encoded, value) => {
    const profile = await decoded(encodeFields(replaced(SAMPLE, [[2, encoded]])));
    expect(profile.values[0]).toBe(value);
  });

  it('keeps numbers of labels and ids of locations 64 bits wide', async () => {
    const id = 2n ** 63n + 12_345n;
    const fields = VALID.map(([field, value]): [number, FieldValue] => {
      if (field === SAMPLE) {
        return [
          field,
          [
            [1, id],
            [2, 7],
            [
              3,
              [
                [1, 5],
                [3, id],
              ],
            ],
          ],
        ];
      }
      return value === VALID[3][1]
        ? [
            field,
            [
              [1, id],
              [4, [[1, 1]]],
            ],
          ]
        : [field, value];
    });
    const profile = await decoded(encodeFields(fields));
    expect(BigInt.asUintN(64, profile.labels.number[0])).toBe(id);
    expect(Array.from(profile.sampleLocations)).toEqual([0]);
  });

  it.each([
    ['its default sample type', [[14, 1]], 0],
    ['the last one without a choice', [], 1],
    ['the last one when the choice does not exist', [[14, 3]], 1],
  ] as Array<[string, Fields, number]>)('chooses %s', async (_, choice, row) => {
    const types: Fields = [[SAMPLE_TYPE, [[1, 1]]], [SAMPLE_TYPE, [[1, 2]]], ...choice, ...strings()];
    expect((await decoded(encodeFields(types))).defaultSampleType).toBe(row);
  });

  describe('refuses, and says what was expected and found', () => {
    it.each([
      ['no sample type', without(SAMPLE_TYPE), 'Profile.sample_type', 'at least one', 'none'],
      ['no strings', without(STRING), 'Profile.string_table', 'the empty string in its row 0', 'no strings'],
      [
        'a first string',
        [...without(STRING), [STRING, 'cpu']],
        'Profile.string_table',
        'the empty string in its row 0',
        '3 bytes',
      ],
      [
        'too many values',
        replaced(SAMPLE, [[2, Uint8Array.of(7, 7)]]),
        'Sample.value',
        '1 values, one for each sample type',
        '2',
      ],
      [
        'samples that differ',
        [...VALID, [SAMPLE, [[1, 1]]]],
        'Sample.value',
        '1 values, as in the samples before',
        '0',
      ],
      [
        'a value beyond 2^53',
        replaced(SAMPLE, [[2, 2n ** 62n]]),
        'Sample.value',
        'an integer within ±(2^53 − 1)',
        '4611686018427387904',
      ],
      [
        'a location that is not there',
        replaced(SAMPLE, [
          [1, 9],
          [2, 7],
        ]),
        'Sample.location_id',
        'an id that the profile defines',
        'another',
      ],
      [
        'location 0',
        replaced(SAMPLE, [
          [1, 0],
          [2, 7],
        ]),
        'Sample.location_id',
        'an id that the profile defines',
        'another',
      ],
      ['a location with id 0', replaced(LOCATION, [[3, 1]]), 'Location.id', 'an id other than 0', '0'],
      [
        'two locations with one id',
        [...VALID, [LOCATION, [[1, 1]]]],
        'Location.id',
        'an id of its own',
        'that of row 0',
      ],
      [
        'two functions with one id',
        [...VALID, [FUNCTION, [[1, 2]]]],
        'Function.id',
        'an id of its own',
        'that of row 1',
      ],
      ['two mappings with one id', [...VALID, [MAPPING, [[1, 1]]]], 'Mapping.id', 'an id of its own', 'that of row 0'],
      [
        'a function that is not there',
        replaced(LOCATION, [
          [1, 1],
          [4, [[1, 9]]],
        ]),
        'Line.function_id',
        'an id that the profile defines',
        'another',
      ],
      [
        'a line without a function',
        replaced(LOCATION, [
          [1, 1],
          [4, [[2, 3]]],
        ]),
        'Line.function_id',
        'an id that the profile defines',
        'another',
      ],
      [
        'a line beyond 32 bits',
        replaced(LOCATION, [
          [1, 1],
          [
            4,
            [
              [1, 1],
              [2, 2 ** 40],
            ],
          ],
        ]),
        'Line.line',
        'a line number of at most 32 bits',
        '1099511627776',
      ],
      [
        'a name beyond the strings',
        replaced(FUNCTION, [
          [1, 1],
          [2, 9],
        ]),
        'Function.name',
        'a row below 9 of the string table',
        '9',
      ],
      [
        'a negative name',
        replaced(FUNCTION, [
          [1, 1],
          [2, -1],
        ]),
        'Function.name',
        'a row of the string table',
        '-1',
      ],
      [
        'a file beyond the strings',
        replaced(FUNCTION, [
          [1, 1],
          [4, 70],
        ]),
        'Function.filename',
        'a row below 9 of the string table',
        '70',
      ],
      [
        'a mapping beyond the strings',
        replaced(MAPPING, [
          [1, 1],
          [5, 70],
        ]),
        'Mapping.filename',
        'a row below 9 of the string table',
        '70',
      ],
      [
        'a label key beyond the strings',
        replaced(SAMPLE, [
          [2, 7],
          [
            3,
            [
              [1, 70],
              [2, 1],
            ],
          ],
        ]),
        'Label.key',
        'a row below 9 of the string table',
        '70',
      ],
      [
        'a label beyond the strings',
        replaced(SAMPLE, [
          [2, 7],
          [
            3,
            [
              [1, 5],
              [2, 70],
            ],
          ],
        ]),
        'Label.str',
        'a row below 9 of the string table',
        '70',
      ],
      [
        'a unit beyond the strings',
        replaced(SAMPLE, [
          [2, 7],
          [
            3,
            [
              [1, 5],
              [4, 70],
            ],
          ],
        ]),
        'Label.num_unit',
        'a row below 9 of the string table',
        '70',
      ],
      [
        'a type beyond the strings',
        replaced(SAMPLE_TYPE, [[1, 70]]),
        'ValueType.type',
        'a row below 9 of the string table',
        '70',
      ],
      [
        'a default type beyond the strings',
        [...VALID, [14, 70]],
        'Profile.default_sample_type',
        'a row below 9 of the string table',
        '70',
      ],
      ['an integer where a message belongs', [...VALID, [SAMPLE, 1]], 'Profile.sample', 'wire type 2', 'wire type 0'],
      [
        'a message where an integer belongs',
        replaced(LOCATION, [[1, 'x']]),
        'Location.id',
        'wire type 0',
        'wire type 2',
      ],
      ['a field numbered 0', [...VALID, [0, 1]], 'tag', 'a field number from 1 to 536870911', '0'],
    ] as Array<[string, Fields, string, string, string]>)('%s', async (_, fields, field, expected, found) => {
      expect(await refusal(encodeFields(fields))).toMatchObject({ kind: 'malformed', field, expected, found });
    });

    it.each([
      ['a varint of eleven bytes', [8 * 13, ...bytes(10, 0x80), 0], 'a varint of at most 10 bytes'],
      ['a varint of 65 bits', [8 * 13, ...bytes(9, 0x80), 2], 'a varint of at most 64 bits'],
      ['a group', [8 * 13 + 3], 'wire type 0, 1, 2 or 5'],
      ['a length beyond its message', [SAMPLE * 8 + 2, 4, 8 + 2, 9, 1, 1, 0], 'a length of at most 2 bytes'],
      [
        'a field that crosses the end of its message',
        [SAMPLE * 8 + 2, 2, 16, 0x80, 1],
        'its last field to end at byte',
      ],
    ])('%s', async (_, tail, expected) => {
      const error = await refusal(Uint8Array.from([...encodeFields(VALID), ...tail]));
      expect(error).toMatchObject({ kind: 'malformed', expected: expect.stringContaining(expected) });
    });

    it('at the byte where the message starts that holds the broken reference', async () => {
      const head = encodeFields(VALID.slice(0, 2));
      const error = await refusal(
        encodeFields([
          ...VALID.slice(0, 2),
          [
            SAMPLE,
            [
              [1, 9],
              [2, 7],
            ],
          ],
          ...VALID.slice(2),
        ])
      );
      expect(error).toMatchObject({ field: 'Sample.location_id', offset: head.length + 2 });
    });
  });

  it('refuses every truncation, but for those that only lose what stands behind the tables', async () => {
    const whole = encodeFields(VALID);
    const tables = columnsOf(await decoded(whole));
    for (let length = 0; length < whole.length; length++) {
      const result = await decodePprof(whole.slice(0, length));
      if (result.ok) {
        expect(columnsOf(result.value)).toEqual(tables);
      }
    }
    expect(await refusal(whole.slice(0, 20))).toEqual({ kind: 'truncated', what: 'protobuf', offset: 20 });
  });

  it('refuses every truncation of gzip', async () => {
    const whole = gzipSync(encodeFields(VALID));
    for (let length = 2; length < whole.length; length++) {
      expect(await refusal(whole.subarray(0, length))).toEqual({ kind: 'truncated', what: 'gzip', offset: length });
    }
  });

  it('refuses gzip with a byte changed or something behind it', async () => {
    const whole = gzipSync(encodeFields(VALID));
    const changed = Uint8Array.from(whole, (byte, i) => (i === whole.length - 6 ? byte ^ 1 : byte));
    expect(await refusal(changed)).toMatchObject({ kind: 'malformed', field: 'gzip' });
    expect(await refusal(Uint8Array.from([...whole, 1, 2, 3]))).toMatchObject({ kind: 'malformed', field: 'gzip' });
  });

  it('stops inflating at the limit', async () => {
    const bomb = gzipSync(new Uint8Array(32 * 1024 * 1024));
    const limit = 1024 * 1024;
    expect(await decodePprof(bomb, { maxInflated: limit })).toEqual({
      ok: false,
      error: { kind: 'tooLarge', what: 'inflated', limit },
    });
  });

  it.each([
    ['gzip input', gzipSync(encodeFields(VALID)), { maxCompressed: 10 }, 'compressed'],
    ['plain input', encodeFields(VALID), { maxInflated: 10 }, 'inflated'],
  ])('holds %s to its limit', async (_, input, limits, what) => {
    expect(await decodePprof(input, limits)).toMatchObject({ error: { kind: 'tooLarge', what, limit: 10 } });
  });

  it.each([
    ['empty', ''],
    ['html', '\n<!DOCTYPE html><title>Sign in</title>'],
    ['html', '<html><body>502 Bad Gateway</body></html>'],
    ['json', '{"code":"not_found"}'],
    ['text', 'Unknown profile\n'],
    ['legacyText', 'heap profile: 1: 8 [2: 16] @ heap/1048576\n'],
    ['legacyText', 'goroutine profile: total 7\n1 @ 0x43\n'],
    ['legacyText', '--- mutex:\ncycles/second=1000\n'],
    ['goroutineDump', 'goroutine 1 [running]:\nmain.main()\n'],
    ['jfr', 'FLR\0\0\x02'],
    ['goTrace', 'go 1.26 trace\0\0\0\x01'],
    ['unknownBinary', '\x7fELF\x02\x01\x01\0'],
    ['unknownBinary', 'PK\x03\x04\x14\0'],
  ])('names what is %s', async (found, text) => {
    expect(await refusal(new TextEncoder().encode(text))).toEqual({ kind: 'foreign', found });
    expect(await refusal(gzipSync(text))).toEqual({ kind: 'foreign', found });
  });

  it.each([
    ['32 bits, little endian', [0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 16, 39, 0, 0, 0, 0, 0, 0]],
    ['64 bits, big endian', [...bytes(8), ...bytes(7), 3, ...bytes(8), ...bytes(7), 100, ...bytes(8)]],
  ])('names a CPU profile of gperftools of %s', async (_, header) => {
    expect(await refusal(Uint8Array.from(header))).toEqual({ kind: 'foreign', found: 'legacyBinary' });
  });

  it.each([
    ['protobuf', Uint8Array.from([...encodeFields(VALID), ...encodeFields(VALID)])],
    ['protobuf without singular fields', encodeFields([...VALID.slice(0, -4), ...VALID.slice(0, -4)])],
    ['gzip around both', gzipSync(Uint8Array.from([...encodeFields(VALID), ...encodeFields(VALID)]))],
    ['gzip members', Uint8Array.from([...gzipSync(encodeFields(VALID)), ...gzipSync(encodeFields(VALID))])],
  ])('names two profiles, one behind the other, as %s', async (_, input) => {
    expect(await refusal(input)).toEqual({ kind: 'foreign', found: 'severalProfiles' });
  });

  it('takes a second empty string for what it is when no sample type stands before it', async () => {
    expect((await decoded(encodeFields([...VALID, [STRING, '']]))).strings.length).toBe(10);
  });
});

describe('describeProfileError', () => {
  it.each([
    [{ kind: 'foreign', found: 'html' }, 'The answer is an HTML page, not a profile.'],
    [
      { kind: 'tooLarge', what: 'inflated', limit: 64 * 1024 * 1024 },
      'The profile inflates to more than the 64 MiB that are allowed.',
    ],
    [{ kind: 'tooLarge', what: 'compressed', limit: 10 }, 'The profile has more than the 10 bytes that are allowed.'],
    [
      { kind: 'truncated', what: 'gzip', offset: 99 },
      'The profile breaks off: its gzip data ends too early, at byte 99.',
    ],
    [
      { kind: 'malformed', field: 'Function.id', expected: 'an id of its own', found: 'that of row 1', offset: 7 },
      'The profile is malformed: Function.id at byte 7 should be an id of its own, found that of row 1.',
    ],
    [
      { kind: 'malformed', field: 'line 3', expected: 'frames', found: '""' },
      'The profile is malformed: line 3 should be frames, found "".',
    ],
  ] as Array<[ProfileError, string]>)('%j', (error, sentence) => {
    expect(describeProfileError(error)).toBe(sentence);
  });
});

async function decoded(input: Uint8Array): Promise<Profile> {
  const result = await decodePprof(input);
  if (!result.ok) {
    throw new Error(describeProfileError(result.error));
  }
  return result.value;
}

async function refusal(input: Uint8Array): Promise<ProfileError> {
  const result = await decodePprof(input);
  if (result.ok) {
    throw new Error('expected a refusal');
  }
  return result.error;
}

/** The valid profile with the first field of this number replaced. */
function replaced(field: number, content: Fields): Fields {
  const at = VALID.findIndex(([number]) => number === field);
  return VALID.map((pair, i) => (i === at ? [field, content] : pair));
}

function without(field: number): Fields {
  return VALID.filter(([number]) => number !== field);
}

function strings(): Fields {
  return VALID.filter(([number]) => number === STRING);
}

function bytes(count: number, value = 0): number[] {
  return Array.from({ length: count }, () => value);
}

/** What samples, locations, functions, mappings and strings were read to. */
function columnsOf(profile: Profile): unknown {
  const { strings: table, labels, values, sampleLocations, frameFunction, functionName, locationAddress } = profile;
  const texts = Array.from({ length: table.length }, (_, row) => table.get(row));
  return { texts, labels, values, sampleLocations, frameFunction, functionName, locationAddress };
}
