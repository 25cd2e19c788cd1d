import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { FunctionTable } from '../../panel/flame/FunctionTable';
import { type ExportedProfile } from '../../profile/formats/exportedProfile';
import { functionTotals } from '../../profile/functions';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';

/** The page's own interface to whatever shows a profile. */
export interface ProfileStageProps {
  readonly profile: ExportedProfile;
}

/** A profile as a table of its functions. */
export default function ProfileStage({ profile }: ProfileStageProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { tree } = profile;
  const [picked, setPicked] = useState<string>();
  const { unit, scale } = grafanaUnit(tree.sampleType.unit);
  const functions = useMemo(() => {
    const { name, self, total } = functionTotals(tree);
    const scaled = (values: Float64Array): Float64Array => values.map((value) => value * scale);
    return { name: name.map(visibleText), self: scaled(self), total: scaled(total) };
  }, [tree, scale]);
  return (
    <div className={styles.stage}>
      <FunctionTable
        functions={functions}
        total={tree.total[0] * scale}
        unit={unit}
        picked={picked}
        onPick={setPicked}
      />
    </div>
  );
}

const getStyles = () => ({ stage: css({ height: 560 }) });
