import { type Profile } from 'pprof-format';

type Integer = number | bigint;

/** `google.v1.Profile` in proto3 JSON: 64-bit numbers as text, zeros and empty lists left out; `{}` without samples. */
export const profileJson = (profile: Profile): object => (profile.sample.length === 0 ? {} : allFields(profile));

const allFields = (profile: Profile): object =>
  withoutZeros({
    sampleType: profile.sampleType.map(typeJson),
    sample: profile.sample.map(({ locationId, value }) => ({
      locationId: locationId.map(String),
      value: value.map((one) => String(BigInt.asIntN(64, BigInt(one)))),
    })),
    mapping: profile.mapping.map(({ id, filename, buildId, hasFunctions }) =>
      withoutZeros({ ...texts({ id, filename, buildId }), hasFunctions })
    ),
    location: profile.location.map(({ id, mappingId, address, line }) =>
      withoutZeros({
        ...texts({ id, mappingId, address }),
        line: line.map((one) => withoutZeros(texts({ functionId: one.functionId, line: one.line }))),
      })
    ),
    function: profile.function.map(({ id, name, systemName, filename, startLine }) =>
      withoutZeros(texts({ id, name, systemName, filename, startLine }))
    ),
    stringTable: profile.stringTable.strings,
    periodType: profile.periodType && typeJson(profile.periodType),
    ...texts({
      timeNanos: profile.timeNanos,
      durationNanos: profile.durationNanos,
      period: profile.period,
      defaultSampleType: profile.defaultSampleType,
    }),
  });

const typeJson = ({ type, unit }: { readonly type: Integer; readonly unit: Integer }): object => texts({ type, unit });

const texts = (fields: Readonly<Record<string, Integer>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

function withoutZeros(fields: Readonly<Record<string, unknown>>): object {
  const isZero = (value: unknown): boolean =>
    value === '0' || value === false || value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isZero(value)));
}
