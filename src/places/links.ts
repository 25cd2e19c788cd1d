import {
  type PluginExtensionAddedLinkConfig,
  type PluginExtensionPanelContext,
  PluginExtensionPoints,
} from '@grafana/data';
import type * as React from 'react';

import { appLink } from '../correlation/appLink';
import { type SpanContext } from '../correlation/inputs/spanContext';
import { type TraceViewContext } from '../correlation/inputs/traceView';
import { PROFILE_ID_TAG } from '../correlation/spanTable';
import { type AlertContext, comparisonOfAlert } from './alertInstance';
import { canSeeProfiles } from './canSeeProfiles';
import { framesShown, type Shown } from './frames';
import { modalFor } from './openSubject';
import { spanOfProfileId, spanOfService } from './spanAttributes';
import { type Subject } from './subject';
import { traceOfHeader } from './traceHeader';

/** A link in one of Grafana's pages. plugin.json declares each with the same title and targets; others are dropped. */
interface Place<Context> {
  readonly title: string;
  readonly description: string;
  readonly target: PluginExtensionPoints;
  /** Key of the attribute whose row the link stands on. */
  readonly attribute?: string;
  /** What there is to show; called on every rendering of the page, so it looks at little. */
  readonly subjectOf: (context: Readonly<Context> | undefined) => Subject | undefined;
}

function link<Context extends object>(place: Place<Context>): PluginExtensionAddedLinkConfig {
  const { title, description, target, attribute, subjectOf } = place;
  return {
    title,
    description,
    targets: [target],
    icon: 'fire',
    // The trace view of every Grafana so far goes by the category; its successor is the group.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    ...(attribute && { category: attribute, group: { name: attribute } }),
    configure: (context) => {
      const subject = subjectOf(context as Readonly<Context> | undefined);
      if (!subject || !canSeeProfiles()) {
        return undefined;
      }
      // Rows of attributes are anchors, which want an address; other places would follow it besides opening the dialog.
      return attribute && subject.kind === 'asked' ? { path: appLink(subject.address) } : {};
    },
    onClick: (event, { context, openModal }) => {
      const subject = subjectOf(context as Readonly<Context> | undefined);
      if (subject && !opensTab(event)) {
        event?.preventDefault();
        openModal(modalFor(title, subject));
      }
    },
  };
}

const opensTab = (event: React.MouseEvent | undefined): boolean => Boolean(event?.ctrlKey || event?.metaKey);

/** Every link of this plugin in Grafana's own pages. */
export const PLACES: readonly PluginExtensionAddedLinkConfig[] = [
  link<TraceViewContext>({
    title: 'Profiles of this trace',
    description: 'Pick a span of this trace and see its flame graph',
    target: PluginExtensionPoints.TraceViewHeaderActions,
    subjectOf: traceOfHeader,
  }),
  link<SpanContext>({
    title: 'Profile of this span',
    description: 'The flame graph of this span, in place',
    target: PluginExtensionPoints.TraceViewResourceAttributes,
    attribute: PROFILE_ID_TAG,
    subjectOf: spanOfProfileId,
  }),
  link<SpanContext>({
    title: 'Profile of this service at the span',
    description: 'The flame graph of this span, or of its service around it',
    target: PluginExtensionPoints.TraceViewResourceAttributes,
    attribute: 'service.name',
    subjectOf: spanOfService,
  }),
  link<PluginExtensionPanelContext & Shown>({
    title: 'Profiles of these spans',
    description: 'Pick a span of this panel and see its flame graph',
    target: PluginExtensionPoints.DashboardPanelMenu,
    subjectOf: (panel) => (panel?.pluginId === 'traces' ? framesShown(panel, 'trace') : undefined),
  }),
  link<PluginExtensionPanelContext & Shown>({
    title: "Open in Spanflame's flame view",
    description: 'Search, sandwich and steps for this flame graph',
    target: PluginExtensionPoints.DashboardPanelMenu,
    subjectOf: (panel) => (panel?.pluginId === 'flamegraph' ? framesShown(panel, 'profile') : undefined),
  }),
  link<Shown>({
    title: 'Profiles of the trace or flame graph shown',
    description: "The trace's spans with their flame graphs, or this flame graph with more to do",
    target: PluginExtensionPoints.ExploreToolbarAction,
    subjectOf: (page) => framesShown(page, 'trace') ?? framesShown(page, 'profile'),
  }),
  link<AlertContext>({
    title: 'Profiles when it fired, against before',
    description:
      "What the alert's service did when it fired, against the same time before, with the function of the alert",
    target: PluginExtensionPoints.AlertInstanceAction,
    subjectOf: (context) => comparisonOfAlert(context, Date.now()),
  }),
];
