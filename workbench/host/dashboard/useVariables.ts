import { type AdHocVariableFilter, type TimeRange } from '@grafana/data';
import { useEffect, useRef, useState } from 'react';

import { type HostTemplateSrv } from '../templates/templateSrv';
import { ALL, type HostVariable, type VariableChoice } from '../templates/variable';
import { type VariableJson } from './dashboardJson';
import { variableOptions } from './variableOptions';

/** What the bar above a dashboard has picked, by the variable's name. */
export interface Picked {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly filters: Readonly<Record<string, readonly AdHocVariableFilter[]>>;
}
export interface ShownVariable extends HostVariable {
  readonly error?: string;
}
export interface Variables {
  /** Whether all of them belong to what is picked and to the range: panels wait for it. */
  readonly settled: boolean;
  readonly variables: readonly ShownVariable[];
}

const REFRESH_ON_RANGE = 2;

interface Known {
  readonly key: string;
  readonly options: readonly VariableChoice[];
}

/**
 * Asks for the options of each variable in their order, so that one may use those before it, and gives them to the
 * template service. A value that is no longer among the options gives way to the first. What has not changed is not
 * asked for again.
 */
export function useVariables(
  list: readonly VariableJson[],
  picked: Picked,
  range: TimeRange,
  templates: HostTemplateSrv
): Variables {
  const known = useRef(new Map<string, Known>());
  const [latest, setLatest] = useState<{
    readonly of: readonly unknown[];
    readonly variables: readonly ShownVariable[];
  }>();
  const of = [list, picked, range];
  useEffect(() => {
    let current = true;
    const settle = async (): Promise<void> => {
      const done: ShownVariable[] = [];
      for (const one of list) {
        templates.setVariables(done);
        done.push(await fill(one, picked, range, templates, known.current));
        if (!current) {
          return;
        }
      }
      templates.setVariables(done);
      setLatest({ of: [list, picked, range], variables: done });
    };
    void settle();
    return () => {
      current = false;
    };
  }, [list, picked, range, templates]);
  return {
    settled: latest?.of.every((part, index) => part === of[index]) ?? false,
    variables: latest?.variables ?? [],
  };
}

async function fill(
  json: VariableJson,
  picked: Picked,
  range: TimeRange,
  templates: HostTemplateSrv,
  known: Map<string, Known>
): Promise<ShownVariable> {
  const over = json.refresh === REFRESH_ON_RANGE ? JSON.stringify(range) : '';
  const key = `${templates.replace(JSON.stringify([json.query, json.datasource]))} ${over}`;
  const before = known.get(json.name);
  const common = {
    ...json,
    allValue: json.allValue ?? undefined,
    filters: picked.filters[json.name] ?? json.filters,
  };
  const saved = picked.values[json.name] ?? json.current?.value ?? '';
  try {
    const options = before?.key === key ? before.options : await variableOptions(json, range);
    known.set(json.name, { key, options });
    return { ...common, options, value: stillThere(saved, options, json) };
  } catch (error) {
    return { ...common, options: [], value: saved, error: error instanceof Error ? error.message : String(error) };
  }
}

function stillThere(
  value: string | readonly string[],
  options: readonly VariableChoice[],
  { type, query, multi = false, includeAll = false }: VariableJson
): string | readonly string[] {
  if (type === 'textbox' || type === 'constant') {
    return value === '' ? String(query ?? '') : value;
  }
  const kept = [value]
    .flat()
    .filter((one) => (includeAll && one === ALL) || options.some((option) => option.value === one));
  const first = includeAll ? ALL : (options[0]?.value ?? '');
  const values = kept.length > 0 ? kept : [first];
  return multi ? values : values[0];
}
