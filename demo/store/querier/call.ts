import { type Profiles } from '../profiles/profileStore';
import { type StorageMode } from '../storageMode';
import { type JsonRequest } from './request';

/** One call of an RPC. */
export interface Call {
  readonly profiles: Profiles;
  readonly request: JsonRequest;
  readonly mode: StorageMode;
  /** Whether the client says that it can read label names with dots. */
  readonly utf8LabelNames: boolean;
}
