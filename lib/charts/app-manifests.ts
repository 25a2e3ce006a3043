import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { refuseIfAny } from '../values/invalid-input';

/** A chart and its manifests, in the order in which they are applied. */
export interface ChartManifests {
  /** The chart. */
  readonly chart: Chart;
  /** Its manifests as plain data, keys sorted as cdk8s sorts them. */
  readonly manifests: readonly object[];
}

/**
 * Returns an App's charts with their manifests, in the order in which they were made.
 *
 * `App.synth` validates and sorts the whole App again for each of its charts, which takes the square of their number.
 * Here each construct validates once. Only an App whose constructs depend on each other, or that nests charts, is sorted
 * by cdk8s itself.
 *
 * @throws InvalidInput with what the constructs' own validations (`node.addValidation`) find.
 */
export function appManifests(app: App): ChartManifests[] {
  const constructs = app.node.findAll();
  refuseIfAny(
    constructs.flatMap(({ node }) =>
      node.validate().map((message) => ({ code: 'CONFLICT', at: node.path || 'app', message })),
    ),
  );
  return constructs.some((construct) => needsSorting(construct, app))
    ? sortedByDependencies(app)
    : constructs.filter(Chart.isChart).map((chart) => ({ chart, manifests: manifestsOf(chart) }));
}

function needsSorting(construct: IConstruct, app: App): boolean {
  const isNestedChart = Chart.isChart(construct) && construct.node.scope !== app;
  return isNestedChart || construct.node.dependencies.length > 0;
}

function sortedByDependencies(app: App): ChartManifests[] {
  const manifests = new Map(app.charts.map((chart) => [chart, chart.toJson()]));
  // Only what rendered once knows which charts depend on each other because their constructs do.
  return app.charts.map((chart) => ({ chart, manifests: manifests.get(chart) ?? [] }));
}

function manifestsOf(chart: Chart): object[] {
  return chart.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => object.toJson());
}
