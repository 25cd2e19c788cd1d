import { type Profile } from '../profile';
import { FunctionTable } from './functionTable';
import { IdTable } from './idTable';
import { LocationTable } from './locationTable';
import { MappingTable } from './mappingTable';
import { ProfileHeader } from './profileHeader';
import { type ProtobufReader } from './protobufReader';
import {
  checkResolvedSteps,
  checkTexts,
  FIELD,
  messageOffset,
  type OffsetOf,
  ownerOf,
  resolveKeys,
  resolveKeysSteps,
} from './references';
import { malformed, Refusal } from './refusal';
import { type Steps } from '../steps';
import { SampleTable } from './sampleTable';
import { StringColumn } from './stringColumn';

/** The tables of a profile while they are read: references are ids and unchecked rows until `finish`. */
export class ProfileTables {
  private readonly header = new ProfileHeader();
  private readonly locationIds = new IdTable('Location.id');
  private readonly mappingIds = new IdTable('Mapping.id');
  private readonly functionIds = new IdTable('Function.id');
  private readonly samples = new SampleTable(this.locationIds);
  private readonly locations = new LocationTable(this.locationIds, this.mappingIds, this.functionIds);
  private readonly mappings = new MappingTable(this.mappingIds);
  private readonly functions = new FunctionTable(this.functionIds);
  private readonly strings = new StringColumn();
  private sampleTypeAfterString = false;

  /** Nothing was met yet that looks like a profile. */
  get empty(): boolean {
    return this.header.sampleTypes.length + this.samples.count + this.strings.length === 0;
  }

  /** Reads the fields that start before a position. */
  read(reader: ProtobufReader, before: number): void {
    const end = reader.bytes.length;
    while (reader.position < before) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case FIELD.sample:
          this.samples.read(reader, reader.enter(tag, end, 'Profile.sample'));
          break;
        case FIELD.mapping:
          this.mappings.read(reader, reader.enter(tag, end, 'Profile.mapping'));
          break;
        case FIELD.location:
          this.locations.read(reader, reader.enter(tag, end, 'Profile.location'));
          break;
        case FIELD.function:
          this.functions.read(reader, reader.enter(tag, end, 'Profile.function'));
          break;
        case FIELD.string:
          this.readString(reader, reader.enter(tag, end, 'Profile.string_table'));
          break;
        case FIELD.sampleType:
          this.sampleTypeAfterString ||= this.strings.length > 0;
          this.header.read(reader, tag);
          break;
        default:
          this.header.read(reader, tag);
      }
    }
  }

  /** Checks every reference and turns ids into rows. `input` is what `read` went through. */
  *finishSteps(input: Uint8Array): Steps<Profile> {
    const { header, samples, locations, functions } = this;
    this.checkCounts(input);
    const locationFrameStart = locations.frameStart.finish(locations.functionKey.length);
    const sampleLocationStart = samples.locationStart.finish(samples.locationKeys.length);
    yield;
    const labels = samples.finishLabels();
    yield;
    const offsetIn = (field: number) => (row: number) => messageOffset(input, field, row);
    const inSample = (start: Int32Array) => (index: number) =>
      messageOffset(input, FIELD.sample, ownerOf(start, index));
    const inLocation = (frame: number) => messageOffset(input, FIELD.location, ownerOf(locationFrameStart, frame));

    const locationRows = this.locationIds.rows(offsetIn(FIELD.location));
    const sampleLocations = yield* resolveKeysSteps(samples.locationKeys, locationRows);
    yield* checkResolvedSteps(sampleLocations, 'Sample.location_id', inSample(sampleLocationStart));
    const functionRows = this.functionIds.rows(offsetIn(FIELD.function));
    const frameFunction = resolveKeys(locations.functionKey, functionRows);
    yield* checkResolvedSteps(frameFunction, 'Line.function_id', inLocation);
    const mappingRows = this.mappingIds.rows(offsetIn(FIELD.mapping));
    const locationMapping = resolveKeys(locations.mappingKey, mappingRows);

    const texts = (rows: Int32Array, field: string, offsetOf: OffsetOf): Int32Array => {
      checkTexts(rows, this.strings.length, field, offsetOf);
      return rows;
    };
    texts(labels.key, 'Label.key', inSample(labels.start));
    texts(labels.text, 'Label.str', inSample(labels.start));
    texts(labels.unit, 'Label.num_unit', inSample(labels.start));
    const functionName = texts(functions.name.finish(), 'Function.name', offsetIn(FIELD.function));
    const functionFile = texts(functions.file.finish(), 'Function.filename', offsetIn(FIELD.function));
    const mappingFile = texts(this.mappings.file.finish(), 'Mapping.filename', offsetIn(FIELD.mapping));
    const mappingBuildId = texts(this.mappings.buildId.finish(), 'Mapping.build_id', offsetIn(FIELD.mapping));
    yield;
    const strings = this.strings.finish(input);
    yield;
    return {
      ...header.finish(strings),
      sampleCount: samples.count,
      values: samples.values.finish(),
      sampleLocationStart,
      sampleLocations,
      locationFrameStart,
      locationAddress: new BigUint64Array(locations.address.finish().buffer),
      locationMapping,
      frameFunction,
      frameLine: locations.line.finish(),
      functionName,
      functionFile,
      mappingFile,
      mappingBuildId,
      mappingStart: new BigUint64Array(this.mappings.start.finish().buffer),
      mappingLimit: new BigUint64Array(this.mappings.limit.finish().buffer),
      strings,
      labels,
    };
  }

  /**
   * Two profiles, one behind the other, read as one whose second half points into the first half's strings. Each has an
   * empty string first in its table and at least one sample type, so: an empty string that comes after a sample type
   * that came after a string starts a second profile. One profile never has that, whatever the order of its fields.
   */
  private readString(reader: ProtobufReader, end: number): void {
    const start = reader.position;
    if (this.strings.length === 0 && start !== end) {
      throw malformed('Profile.string_table', 'the empty string in its row 0', `${end - start} bytes`, start);
    }
    if (start === end && this.sampleTypeAfterString) {
      throw new Refusal({ kind: 'foreign', found: 'severalProfiles' });
    }
    this.strings.push(start, end);
    reader.position = end;
  }

  private checkCounts(input: Uint8Array): void {
    const typeCount = this.header.sampleTypes.length;
    if (typeCount === 0) {
      throw malformed('Profile.sample_type', 'at least one', 'none', input.length);
    }
    if (this.strings.length === 0) {
      throw malformed('Profile.string_table', 'the empty string in its row 0', 'no strings', input.length);
    }
    const { count, valuesPerSample } = this.samples;
    if (count > 0 && valuesPerSample !== typeCount) {
      const offset = messageOffset(input, FIELD.sample, 0);
      throw malformed('Sample.value', `${typeCount} values, one for each sample type`, String(valuesPerSample), offset);
    }
  }
}
