import { useEffect, useRef } from 'preact/hooks';
import type UPlot from 'uplot';
import { defined } from '../../../defined.ts';
import { countLabels, timeLabels } from './axis-labels.ts';
import { loadPlot } from './load-plot.ts';

export interface Series {
  readonly label: string;
  readonly values: readonly number[];
  /** A custom property of the style sheet that holds the colour. */
  readonly colour: string;
}

interface Data {
  readonly times: readonly number[];
  readonly series: readonly Series[];
  /** The time that one bar stands for. */
  readonly barSec?: number;
}

const HEIGHT_PX = 220;
const HOUR_SEC = 3_600;
/** Room on both sides of a bar that is alone. */
const ALONE_BARS = 6;
/** Labels are at whole hours or days, far enough apart for AM and PM to fit. */
const HOUR_STEPS = [
  ...[1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 168, 336, 672],
  // A year in a narrow window.
  ...[1_344, 2_688, 5_376],
].map((hours) => hours * HOUR_SEC);
const LABEL_SPACE_PX = 80;
/** There are no half calls. */
const WHOLE_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

const widthOf = (element: HTMLElement): number => Math.max(200, element.clientWidth);

const draw = (
  Plot: typeof UPlot,
  element: HTMLElement,
  { times, series, barSec = HOUR_SEC }: Data,
): UPlot => {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: colour('--pico-muted-color'), grid: { stroke: colour('--line'), width: 1 } };
  const paths = Plot.paths.bars?.({ size: [0.8, 40] });
  return new Plot(
    {
      width: widthOf(element),
      height: HEIGHT_PX,
      cursor: { drag: { x: false, y: false } },
      legend: { show: true, live: false },
      axes: [
        {
          ...axis,
          incrs: HOUR_STEPS.filter((stepSec) => stepSec >= barSec),
          space: LABEL_SPACE_PX,
          values: (_plot, times, _axis, _space, stepSec) => timeLabels(times, stepSec),
        },
        {
          ...axis,
          size: 40,
          incrs: WHOLE_STEPS,
          values: (_plot, counts) => countLabels(counts),
        },
      ],
      scales: {
        // Half a bar of margin on both sides; for a single time the library would show a thousand days.
        x: {
          range: (_plot, min, max) =>
            times.length === 1
              ? [min - ALONE_BARS * barSec, min + ALONE_BARS * barSec]
              : [min - barSec / 2, max + barSec / 2],
        },
        y: { range: (_plot, _min, max) => [0, Math.max(5, max)] },
      },
      series: [
        {},
        ...series.map((one) => ({
          label: one.label,
          fill: colour(one.colour),
          stroke: colour(one.colour),
          points: { show: false },
          ...defined({ paths }),
        })),
      ],
    },
    [[...times], ...series.map((one) => [...one.values])],
    element,
  );
};

/** Draws, and redraws when the theme or the width changes. Returns a function that stops this. */
const keepDrawn = (Plot: typeof UPlot, element: HTMLElement, data: Data): (() => void) => {
  let plot = draw(Plot, element, data);
  const redraw = (): void => {
    plot.destroy();
    plot = draw(Plot, element, data);
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const size = new ResizeObserver(() => {
    plot.setSize({ width: widthOf(element), height: HEIGHT_PX });
  });
  dark.addEventListener('change', redraw);
  size.observe(element);
  return () => {
    dark.removeEventListener('change', redraw);
    size.disconnect();
    plot.destroy();
  };
};

/**
 * Bars over time. Hidden from screen readers: the page shows the same numbers as a table. Loaded separately, so that
 * the page still works in a browser in which drawing fails.
 */
export const TimeChart = ({ times, series, barSec }: Data) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let stop = (): void => undefined;
    let isGone = false;
    loadPlot().then(
      (Plot) => {
        if (!isGone && box.current)
          stop = keepDrawn(Plot, box.current, { times, series, ...defined({ barSec }) });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      stop();
    };
  }, [times, series, barSec]);
  return <div ref={box} class="chart" aria-hidden="true" />;
};
