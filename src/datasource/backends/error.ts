import { type ProfileError } from '../../profile/profileError';
import { type BackendKind } from './backend';

/** Why a backend gave no answer. Facts only; advice is added where the user reads it. */
export type BackendError = { readonly backend: BackendKind } & (
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'unauthorized'; readonly detail: string }
  /** The server keeps tenants apart, and the request named none. */
  | { readonly kind: 'noTenant'; readonly detail: string }
  | { readonly kind: 'notFound'; readonly detail: string }
  | { readonly kind: 'rejected'; readonly status: number; readonly detail: string }
  | { readonly kind: 'overloaded'; readonly status: number; readonly detail: string }
  | { readonly kind: 'timeout'; readonly detail: string }
  | { readonly kind: 'unsupported'; readonly wanted?: Wanted; readonly detail: string }
  /** The server reads at most so much time at once. */
  | { readonly kind: 'rangeTooLong'; readonly limitMillis: number; readonly detail: string }
  | { readonly kind: 'invalidQuery'; readonly field: string; readonly detail: string }
  | { readonly kind: 'unexpectedAnswer'; readonly expected: string; readonly found: string }
  | { readonly kind: 'badProfile'; readonly cause: ProfileError }
);

/** What was asked of a server that cannot do it, where there is another way to it. */
export type Wanted = 'trace' | 'singleProfile' | 'heatmap' | 'filesOfSpan' | 'filesOfIds';
