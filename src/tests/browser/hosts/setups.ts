/** Pages of hosts, one for each way in which an iframe follows what stands in it. Written afresh, or with the host's own script. */
import { readFileSync } from 'node:fs';

export interface Setup {
  name: string;
  /** What stands in the column of the host's page. */
  column: (src: string) => string;
  /** The least and the most height that this host grants. */
  limits?: [number, number];
  /** True where the browser must size frames by itself. */
  native?: boolean;
  /** True where no script runs in the embed, so that it is measured once. */
  once?: boolean;
}

const PACKAGES = {
  pym: 'pym.js/dist/pym.v1.min.js',
  frames: '@newswire/frames/dist/frames.umd.js',
  sidechain: '@nprapps/sidechain/dist/sidechain.js',
  openResizer: '@open-iframe-resizer/core/dist/index.umd.cjs',
};

/** A package's script, as a host would load it; in the page itself, so that nothing else has to be served. */
function packageScript(name: keyof typeof PACKAGES): string {
  const source = readFileSync(`node_modules/${PACKAGES[name]}`, 'utf8');
  return `<script>${source.replaceAll('</script', '<\\/script')}</script>`;
}

const frame = (src: string, more = ''): string =>
  `<iframe id="frame" src="${src}" title="Chart" width="100%" height="300" ${more}></iframe>`;

/** A listener on the host's page, with the frame at hand. */
const listen = (body: string): string => `<script>
  addEventListener('message', (event) => {
    const frame = document.getElementById('frame');
    const { data } = event;
    ${body}
  });
</script>`;

const ownFrame = 'if (!frame || event.source !== frame.contentWindow) return;';

const NATIVE =
  'style="border:0;height:300px;height:if(supports(frame-sizing:content-height):auto;else:300px);frame-sizing:content-height"';

export const SETUPS: Setup[] = [
  {
    name: 'Pym.js',
    column: (src) => `<div id="pym"></div>${packageScript('pym')}<script>new pym.Parent('pym', '${src}', {})</script>`,
  },
  {
    name: '@newswire/frames',
    column: (src) =>
      `<div data-frame-src="${src}"></div>${packageScript('frames')}<script>newswireFrames.autoInitFrames()</script>`,
  },
  {
    name: '@nprapps/sidechain',
    column: (src) => `${packageScript('sidechain')}<side-chain src="${src}"></side-chain>`,
  },
  {
    name: 'open-iframe-resizer',
    column: (src) =>
      `${frame(src)}${packageScript('openResizer')}<script>iframeResizer.initialize({}, '#frame')</script>`,
  },
  {
    name: 'iframe-resizer, by its messages',
    column: (src) =>
      `${listen(`
        ${ownFrame}
        const heard = /^\\[iFrameSizer\\]frame:([\\d.]+):([\\d.]+):(\\w+)/.exec(data);
        if (heard) frame.style.height = heard[1] + 'px';`)}
      ${frame(src, `onload="this.contentWindow.postMessage('[iFrameSizer]frame:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true', '*')"`)}`,
  },
  {
    name: 'Datawrapper’s listener, by the sender',
    column: (src) =>
      `${listen(`
        if (!data['datawrapper-height']) return;
        for (const key in data['datawrapper-height'])
          if (event.source === frame.contentWindow) frame.style.height = data['datawrapper-height'][key] + 'px';`)}
      ${frame(src)}`,
  },
  {
    name: 'Datawrapper’s older listener, by the key in the address',
    column: (src) =>
      `${listen(`
        if (!data['datawrapper-height']) return;
        for (const key in data['datawrapper-height']) {
          const wanted = document.querySelector('iframe[src*="' + key + '"]');
          if (wanted) wanted.style.height = data['datawrapper-height'][key] + 'px';
        }`)}
      ${frame(src)}`,
  },
  {
    name: 'Embedly’s listener, by the exact address',
    column: (src) =>
      `${listen(`
        if (typeof data !== 'string' || data[0] !== '{') return;
        const message = JSON.parse(data);
        if (message.context !== 'iframe.resize') return;
        const wanted = document.querySelector('iframe[src="' + message.src + '"]');
        if (wanted) wanted.height = message.height;`)}
      ${frame(src)}`,
  },
  {
    name: 'WordPress’s sandbox',
    limits: [200, 1000],
    column: (src) =>
      `${listen(`
        ${ownFrame}
        if (!data || data.secret !== 'aBc123' || data.message !== 'height') return;
        frame.height = Math.min(1000, Math.max(200, Math.floor(data.value)));`)}
      ${frame(`${src}#?secret=aBc123`, 'sandbox="allow-scripts" scrolling="no"')}`,
  },
  {
    name: 'amp-iframe',
    column: (src) =>
      `${listen(`
        ${ownFrame}
        if (!data || data.sentinel !== 'amp' || data.type !== 'embed-size') return;
        if (typeof data.height === 'number' && data.height >= 100) frame.style.height = data.height + 'px';`)}
      ${frame(`${src}#amp=1`, 'sandbox="allow-scripts"')}`,
  },
  {
    name: 'the story’s own messages',
    column: (src) =>
      `${listen(`
        ${ownFrame}
        if (data && data.type === 'story:height' && data.v === 1) frame.style.height = data.height + 'px';`)}
      ${frame(src)}`,
  },
  {
    name: 'the element',
    column: (src) =>
      `<script src="${src.replace(/[^/]+\/$/, 'v1.js')}"></script><story-figure figure="${src.split('/').at(-2)}"></story-figure>`,
  },
  { name: 'the browser itself', native: true, column: (src) => frame(src, NATIVE) },
  {
    name: 'the browser itself, with a sandbox for scripts',
    native: true,
    column: (src) => frame(src, `sandbox="allow-scripts" ${NATIVE}`),
  },
  {
    name: 'the browser itself, with a sandbox for nothing',
    native: true,
    once: true,
    column: (src) => frame(src, `sandbox="" ${NATIVE}`),
  },
];

/** A host's page with one column, which starts narrow. */
export function hostPage({ column }: Setup, src: string, width: number): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { display: block; border: 0 }</style>
<p>An article</p><div id="column" style="width:${width}px">${column(src)}</div><p>It goes on</p></html>`;
}
