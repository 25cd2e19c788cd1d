import { ConnectError } from './connectError';
import { type Profiles, ProfileStore } from './profiles/profileStore';

const ANONYMOUS = 'anonymous';

/** Profiles of every tenant; of one, when multi-tenancy is off. */
export class Tenants {
  private readonly stores = new Map<string, ProfileStore>();

  constructor(
    private readonly multitenancy = false,
    private readonly makeStore: () => ProfileStore = () => new ProfileStore()
  ) {}

  /** The store of APIs that know no tenants. */
  anonymous(): ProfileStore {
    return this.store(ANONYMOUS);
  }

  /** @param header `X-Scope-OrgID` */
  toWrite(header: string | undefined): ProfileStore {
    return this.store(this.ids(header)[0]);
  }

  /** @param header `X-Scope-OrgID`; of several tenants, with `|` between them */
  toRead(header: string | undefined): { readonly profiles: Profiles; readonly tenants: number } {
    const stores = this.ids(header).map((id) => this.store(id));
    return { profiles: { uploads: () => stores.flatMap((store) => store.uploads()) }, tenants: stores.length };
  }

  private ids(header: string | undefined): readonly string[] {
    if (!this.multitenancy) {
      return [ANONYMOUS];
    }
    if (!header) {
      throw new ConnectError('unauthenticated', 'no org id');
    }
    const ids = header.split('|');
    for (const id of ids) {
      const unsupported = /[^a-zA-Z0-9!\-_.*'()]/.exec(id)?.[0];
      if (unsupported !== undefined) {
        throw new ConnectError('unauthenticated', `tenant ID '${id}' contains unsupported character '${unsupported}'`);
      }
    }
    return ids;
  }

  private store(id: string): ProfileStore {
    const store = this.stores.get(id) ?? this.makeStore();
    this.stores.set(id, store);
    return store;
  }
}
