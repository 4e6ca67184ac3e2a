import { render } from 'svelte/server';
import type { ComponentProps } from 'svelte';
import Chart from './Chart.svelte';
import Printed from './Printed.svelte';

/** One chart as SVG text, without the comments that only hydration needs. */
export function drawChart(props: ComponentProps<typeof Chart>): string {
  return render(Chart, { props: { ...props, ...(props.still ? {} : { Printed }) } })
    .body.replace(/<!--.*?-->/gs, '')
    .replace(/>\s+</g, '><');
}
