/** The body of an upload as it came. */
export interface UploadBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

export interface Upload {
  readonly profile: Uint8Array;
  readonly isForm: boolean;
  /** What the client calls the profile's sample types. */
  readonly displayNames: ReadonlyMap<string, string>;
}

/** A form has the pprof in its field `profile`, and what its sample types mean in `sample_type_config`. */
export async function readUpload({ bytes, contentType }: UploadBody): Promise<Upload> {
  if (!/^multipart\/form-data/i.test(contentType)) {
    return { profile: bytes, isForm: false, displayNames: new Map() };
  }
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const config = new TextDecoder().decode(await fieldBytes(form.get('sample_type_config')));
  return { profile: await fieldBytes(form.get('profile')), isForm: true, displayNames: displayNamesOf(config) };
}

function displayNamesOf(config: string): ReadonlyMap<string, string> {
  if (config === '') {
    return new Map();
  }
  const types = JSON.parse(config) as Readonly<Record<string, { readonly 'display-name'?: string }>>;
  return new Map(
    Object.entries(types).flatMap(([type, { 'display-name': name }]): Array<[string, string]> =>
      name === undefined ? [] : [[type, name]]
    )
  );
}

const fieldBytes = async (field: FormDataEntryValue | null): Promise<Uint8Array> =>
  field instanceof Blob ? new Uint8Array(await field.arrayBuffer()) : new TextEncoder().encode(field ?? '');
