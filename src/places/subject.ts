import { type DataFrame } from '@grafana/data';

import { type Address } from '../correlation/appLink';
import { type ComparisonAddress } from '../correlation/comparisonLink';
import { type DataSourceName } from '../correlation/exploreLink';
import { type TimeWindow } from '../correlation/range';

/** What a link in one of Grafana's own pages shows profiles of. */
export type Subject =
  /** What the page has loaded already: nothing is asked again. */
  | {
      readonly kind: 'loaded';
      readonly frames: readonly DataFrame[];
      /** Where the frames come from. */
      readonly source?: DataSourceName;
      readonly range?: TimeWindow;
    }
  /** What is known by its ids or its service alone. */
  | { readonly kind: 'asked'; readonly address: Address }
  /** A service in one window against another. */
  | { readonly kind: 'compared'; readonly address: ComparisonAddress };
