/** The body of an upload as it came. */
export interface UploadBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

export interface Upload {
  readonly profile: Uint8Array;
  readonly isForm: boolean;
  /** First part of the profile types, where the client's configuration of sample types says one. */
  readonly name?: string;
}

/** A form has the pprof in its field `profile`, and what its sample types mean in `sample_type_config`. */
export async function readUpload({ bytes, contentType }: UploadBody): Promise<Upload> {
  if (!/^multipart\/form-data/i.test(contentType)) {
    return { profile: bytes, isForm: false };
  }
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  return { profile: await fieldBytes(form.get('profile')), isForm: true };
}

const fieldBytes = async (field: FormDataEntryValue | null): Promise<Uint8Array> =>
  field instanceof Blob ? new Uint8Array(await field.arrayBuffer()) : new TextEncoder().encode(field ?? '');
