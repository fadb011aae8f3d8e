import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';

export interface Series {
  readonly label: string;
  readonly values: readonly number[];
  /** A custom property of the style sheet that holds the colour. */
  readonly colour: string;
}

const HEIGHT_PX = 220;

const bars = UPlot.paths.bars;

/** Bars over time. Decorative for screen readers: the page shows the same numbers as a table. */
export const TimeChart = ({ times, series }: { times: readonly number[]; series: readonly Series[] }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || !bars) return undefined;
    const draw = (): UPlot => {
      const style = getComputedStyle(element);
      const colour = (name: string): string => style.getPropertyValue(name).trim();
      const axis = { stroke: colour('--pico-muted-color'), grid: { stroke: colour('--line'), width: 1 } };
      return new UPlot(
        {
          width: Math.max(200, element.clientWidth),
          height: HEIGHT_PX,
          cursor: { drag: { x: false, y: false } },
          legend: { show: true, live: false },
          axes: [axis, { ...axis, size: 40 }],
          scales: { y: { range: (_u, _min, max) => [0, Math.max(5, max)] } },
          series: [
            {},
            ...series.map((one) => ({
              label: one.label,
              fill: colour(one.colour),
              stroke: colour(one.colour),
              paths: bars({ size: [0.8, 40] }),
              points: { show: false },
            })),
          ],
        },
        [[...times], ...series.map((one) => [...one.values])],
        element,
      );
    };
    let plot = draw();
    const redraw = (): void => {
      plot.destroy();
      plot = draw();
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const size = new ResizeObserver(() => {
      plot.setSize({ width: Math.max(200, element.clientWidth), height: HEIGHT_PX });
    });
    dark.addEventListener('change', redraw);
    size.observe(element);
    return () => {
      dark.removeEventListener('change', redraw);
      size.disconnect();
      plot.destroy();
    };
  }, [times, series]);
  return <div ref={box} class="chart" aria-hidden="true" />;
};

/** Horizontal bars with their numbers beside them: a table that also shows proportions. */
export const Bars = (props: {
  caption: string;
  rows: readonly { readonly name: string; readonly count: number; readonly note?: string }[];
  empty: string;
}) => {
  if (props.rows.length === 0) return <p class="muted">{props.empty}</p>;
  const most = Math.max(...props.rows.map((row) => row.count), 1);
  return (
    <table class="bars">
      <caption class="sr">{props.caption}</caption>
      <thead class="sr">
        <tr>
          <th scope="col">What</th>
          <th scope="col">How many</th>
          <th scope="col">Bar</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              {row.name}
              {row.note && <small>{row.note}</small>}
            </th>
            <td class="num">{row.count}</td>
            <td aria-hidden="true">
              <meter min={0} max={most} value={row.count} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
