import { parseArgs } from 'node:util';

export const USAGE = `Moves exported dashboards and library panels from Grafana's data sources for Pyroscope and Parca to
Spanflame. Changes references to data sources, and nothing else. Without --write it only says what it would do.

  npm run move-dashboards -- [options] FILE_OR_FOLDER...

  --pyroscope UID       the data source that takes the place of every Pyroscope data source
  --parca UID           the data source that takes the place of every Parca data source
  --map OLD=NEW         the same for one data source, by its uid, or its name in old dashboards; can be repeated
  --write               writes the files; each is kept beside as FILE.bak
  --no-backup           keeps no FILE.bak
  --help                this text

Ends with 0 when everything was moved or nothing was to be, with 1 when something is left, with 2 on wrong options.`;

/** Throws with a sentence where the options cannot be used. */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      pyroscope: { type: 'string' },
      parca: { type: 'string' },
      map: { type: 'string', multiple: true, default: [] },
      write: { type: 'boolean', default: false },
      'no-backup': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const uids = values.map.map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1 || at === pair.length - 1) {
      throw new Error(`--map takes OLD=NEW, not ${pair}`);
    }
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const wrong = [values.pyroscope, values.parca, ...uids.map(([, uid]) => uid)].find(
    (uid) => uid !== undefined && !/^[a-zA-Z0-9_-]{1,40}$/.test(uid)
  );
  if (wrong !== undefined) {
    throw new Error(`"${wrong}" is no uid: letters, digits, - and _, at most 40`);
  }
  if (!values.help && positionals.length === 0) {
    throw new Error('no file or folder is given');
  }
  return {
    help: values.help,
    write: values.write,
    backup: !values['no-backup'],
    names: positionals,
    plan: { uids, defaults: { pyroscope: values.pyroscope, parca: values.parca } },
  };
}
