/** A data source as provisioning files and the settings page write it. */
export interface DataSourceRecord {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
  readonly basicAuth: boolean;
  readonly basicAuthUser: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
  /** Never leaves the server. */
  readonly secureJsonData: Readonly<Record<string, string>>;
}

/** What the settings page reads and writes: secrets go in only, and come back as "is set". */
export interface DataSourceSettingsJson extends Omit<DataSourceRecord, 'secureJsonData'> {
  readonly secureJsonFields: Readonly<Record<string, boolean>>;
}

export class DataSources {
  private readonly byUid: Map<string, DataSourceRecord>;

  constructor(records: readonly DataSourceRecord[]) {
    this.byUid = new Map(records.map((record) => [record.uid, record]));
  }

  get(uid: string): DataSourceRecord | undefined {
    return this.byUid.get(uid);
  }

  all(): readonly DataSourceRecord[] {
    return [...this.byUid.values()];
  }

  settings(uid: string): DataSourceSettingsJson | undefined {
    const record = this.byUid.get(uid);
    if (!record) {
      return undefined;
    }
    const { secureJsonData, ...shown } = record;
    return {
      ...shown,
      secureJsonFields: Object.fromEntries(Object.keys(secureJsonData).map((name) => [name, true])),
    };
  }

  /**
   * Saves what the settings page sent. Settings are replaced; secrets are merged, because the page only has those that
   * were typed just now, and dropped where it says that they are no longer set.
   */
  save(uid: string, sent: Partial<DataSourceRecord> & Partial<DataSourceSettingsJson>): boolean {
    const record = this.byUid.get(uid);
    if (!record) {
      return false;
    }
    const fields = sent.secureJsonFields;
    const kept = Object.entries(record.secureJsonData).filter(([name]) => fields === undefined || fields[name]);
    this.byUid.set(uid, {
      ...record,
      name: sent.name ?? record.name,
      url: sent.url ?? record.url,
      basicAuth: sent.basicAuth ?? record.basicAuth,
      basicAuthUser: sent.basicAuthUser ?? record.basicAuthUser,
      jsonData: sent.jsonData ?? record.jsonData,
      secureJsonData: { ...Object.fromEntries(kept), ...sent.secureJsonData },
    });
    return true;
  }
}
