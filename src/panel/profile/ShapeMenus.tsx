import React from 'react';

import { type ProfileFrameMeta } from '../../datasource/query';
import { visibleText } from '../../profile/visibleText';
import { listsSiblings, openProfileSource } from '../query/profileSource';
import { type ProfileShape } from '../query/useReshaped';
import { DetailMenu } from './DetailMenu';
import { type LazyItem, LazyMenu } from './LazyMenu';

interface Props {
  readonly uid: string;
  readonly meta: ProfileFrameMeta;
  readonly onShape: (shape: ProfileShape) => void;
}

/**
 * What else the same profile can be shown as: another of its sample types, below the values of labels, in other detail. A
 * comparison has no labels above its stacks: it compares the functions below them, and tells which label carries a change.
 */
export function ShapeMenus({ uid, meta, onShape }: Props): React.JSX.Element {
  const { profileTypeId, detail, details = [], labelLevels = [] } = meta;
  const now: ProfileShape = { detail, profileTypeId, labelLevels };
  const siblings = async (signal: AbortSignal): Promise<readonly LazyItem[]> => {
    const source = await openProfileSource(uid);
    const types = listsSiblings(source) ? await source.siblingTypes(meta, meta.range, signal) : [];
    return types.map(({ id, sampleType }) => ({
      value: id,
      label: visibleText(sampleType),
      active: id === profileTypeId,
    }));
  };
  const labels = async (signal: AbortSignal): Promise<readonly LazyItem[]> => {
    const source = await openProfileSource(uid);
    const names = listsSiblings(source) ? await source.labelNames(meta, signal) : undefined;
    if (names?.ok === false) {
      throw names.error;
    }
    return (names?.value ?? []).map((name) => ({
      value: name,
      label: visibleText(name),
      active: labelLevels.includes(name),
    }));
  };
  return (
    <>
      <LazyMenu
        icon="exchange-alt"
        label={profileTypeId.split(':')[1] || 'Sample type'}
        tooltip="Another sample type of the same profile"
        load={siblings}
        onPick={({ value }) => onShape({ ...now, profileTypeId: value })}
      />
      {!meta.comparison && (
        <LazyMenu
          icon="tag-alt"
          label={labelLevels.length === 0 ? 'Labels' : labelLevels.join(', ')}
          tooltip="Values of a label above the stacks; a click on the same label takes them away"
          load={labels}
          onPick={({ value, active }) =>
            onShape({
              ...now,
              labelLevels: active ? labelLevels.filter((name) => name !== value) : [...labelLevels, value],
            })
          }
        />
      )}
      <DetailMenu details={details} detail={detail} onDetail={(other) => onShape({ ...now, detail: other })} />
    </>
  );
}
