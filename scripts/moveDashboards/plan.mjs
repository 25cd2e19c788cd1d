/** The data source that dashboards are moved to. */
export const OURS = { type: 'spanflame-profiles-datasource', name: 'Spanflame profiles' };

/** Grafana's data sources of profiles, by plugin id; `phlare` is Pyroscope's former one, which still works as an alias. */
const BACKENDS = new Map([
  ['grafana-pyroscope-datasource', 'pyroscope'],
  ['phlare', 'pyroscope'],
  ['parca', 'parca'],
]);

export const isMoved = (type) => BACKENDS.has(type);

/** `$name`, `${name}` and `[[name]]`: the variable decides which data source it is. */
export const isVariable = (text) => typeof text === 'string' && /^(\$|\[\[)/.test(text);

/**
 * Which uid takes the place of which. `uids` maps old uids, or names as old dashboards have them, to new ones;
 * `defaults` has the new uid for every other data source of a backend.
 */
export class Plan {
  constructor({ uids, defaults }) {
    this.uids = new Map(uids);
    this.defaults = defaults;
  }

  /** This plan, and the uids that a dashboard says the type of. */
  with(references) {
    const known = new Map(this.uids);
    for (const { type, uid } of references) {
      const to = this.uidFor(type, uid);
      if (to !== undefined && uid && !isVariable(uid)) {
        known.set(uid, to);
      }
    }
    return new Plan({ uids: known, defaults: this.defaults });
  }

  /** The new uid; the old one where it is a variable or absent; `undefined` where none is given. */
  uidFor(type, uid) {
    return uid == null || uid === '' || isVariable(uid)
      ? uid
      : (this.uids.get(uid) ?? this.defaults[BACKENDS.get(type)]);
  }

  advice(type, uid) {
    return `no new uid is given for ${uid}: add --map ${uid}=NEW_UID or --${BACKENDS.get(type)} NEW_UID`;
  }
}
