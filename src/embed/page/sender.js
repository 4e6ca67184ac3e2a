// The one script of an embed. Without it the embed is complete, and as tall as its host has made it.
// It tells the host how tall the embed is, in every form that hosts listen to, and does what the address asks for.
(() => {
  // Taken before anything else: some hosts compare it with their iframe's address.
  const address = location.href;
  const wishes = new URLSearchParams(location.search);
  const root = document.documentElement;
  const host = window.parent;
  const framed = host !== window;
  const secret = /^#\?secret=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
  const childId = wishes.get('childId');
  const views = () => [...document.querySelectorAll('input[name="view"]')];
  const shownView = () => views().find((view) => view.checked)?.value ?? embed.dataset.only;
  const post = (message) => host.postMessage(message, '*');
  let embed, id, sent, resizerId, resizerOpen, waiting;

  function setTheme(theme) {
    if (theme === 'auto') delete root.dataset.theme;
    else if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  }

  function tell(type, more) {
    if (framed) post({ type: 'story:' + type, v: 1, id, ...more });
  }

  function setView(name) {
    const wanted = views().find((view) => view.value === name);
    if (!wanted) return name === embed.dataset.only;
    if (!wanted.checked) {
      wanted.checked = true;
      answer('view', () => tell('view', { view: shownView() }));
    }
    return true;
  }

  // The forms that say nothing to a host that does not know them. Others are sent once their host has shown itself.
  function sendHeight(again) {
    waiting = false;
    const box = embed.getBoundingClientRect();
    const [width, height] = [Math.ceil(box.width), Math.ceil(box.height)];
    // A frame that is not shown has no width, and nothing true to say.
    if (!framed || !innerWidth || !box.width || (height === sent && !again)) return;
    sent = height;
    post({ sentinel: 'amp', type: 'embed-size', height });
    post({ 'datawrapper-height': { ['embed/' + id]: height } });
    post(JSON.stringify({ context: 'iframe.resize', src: address, height }));
    tell('height', { height });
    if (childId) post('pymxPYMx' + childId + 'xPYMxheightxPYMx' + height);
    if (secret) post({ message: 'height', value: height, secret });
    if (resizerId) post('[iFrameSizer]' + resizerId + ':' + height + ':' + width + ':resizeObserver');
    if (resizerOpen) post({ type: 'iframe-resized', width, height });
    sizeNatively(height);
  }

  // Chromium sizes the frame itself, but lays the page out for the width that the frame had first. A page that is as
  // tall as we say, whatever stands in it, is measured right at any width.
  function sizeNatively(height) {
    try {
      window.requestResize();
      Object.assign(document.body.style, { height: height + 'px', contain: 'strict' });
      window.requestResize();
    } catch {
      // This browser, or this host, sizes frames by messages alone.
    }
  }

  // However often a host asks, in a frame's time it is told once, and once more what came of the rest. A timer, because
  // a frame that is off the screen draws nothing.
  const told = {};
  function answer(name, send) {
    if (told[name]) {
      told[name] = send;
      return;
    }
    told[name] = true;
    send();
    setTimeout(() => {
      const rest = told[name];
      told[name] = false;
      if (rest !== true) answer(name, rest);
    }, 16);
  }

  const answerHeight = () => answer('height', () => sendHeight(true));

  // A host that shows itself, as a string: iframe-resizer, whose first message begins with the id of the frame.
  function hearString(words) {
    const first = /^\[iFrameSizer\]([^:]+):\d+:(true|false)/.exec(words);
    if (first) resizerId = first[1];
    if (first || words === '[iFrameSizer]resize') answerHeight();
  }

  function hearObject(message) {
    const { type } = message;
    if (type === 'iframe-child-init') resizerOpen = true;
    if (['iframe-child-init', 'iframe-get-child-dimensions', 'frames-init'].includes(type)) answerHeight();
    if (secret && message.message === 'ready' && message.secret === secret) answerHeight();
    if (message.v !== 1 || (message.id !== undefined && message.id !== id)) return;
    if (type === 'story:set-theme') setTheme(message.theme);
    if (type === 'story:set-view') setView(message.view);
  }

  function hear({ source, data }) {
    if (source !== host || !data) return;
    if (typeof data === 'string') hearString(data);
    else hearObject(data);
  }

  // WordPress lets a frame open nothing by itself, and follows links to the site of the embed alone: there the
  // figure's own page names the sources, each with its link.
  function passLink(event) {
    const link = event.target instanceof Element && event.target.closest('a[href]');
    if (!link) return;
    event.preventDefault();
    const home = document.querySelector('link[rel="canonical"]').href;
    const own = new URL(link.href).host === new URL(home).host;
    post({ message: 'link', value: own ? link.href : home + '#sources', secret });
  }

  function start() {
    embed = document.getElementById('embed');
    id = embed.dataset.figure;
    if (wishes.get('static') === '1') {
      root.dataset.all = '';
      for (const details of document.querySelectorAll('details')) details.open = true;
    }
    const wanted = wishes.get('view');
    if (wanted !== null && !setView(wanted))
      console.info('This figure has no view "' + wanted + '"; the first is shown.');
    if (!framed) return;
    for (const view of views()) view.addEventListener('change', () => tell('view', { view: view.value }));
    addEventListener('message', hear);
    if (secret) {
      root.dataset.clamped = '';
      // A sandbox without an origin is the one that opens no window either.
      if (self.origin === 'null') addEventListener('click', passLink);
    }
    tell('ready', { views: views().map((view) => view.value), view: shownView() });
    sendHeight();
    new ResizeObserver(() => (waiting ||= requestAnimationFrame(() => sendHeight()))).observe(embed);
    document.fonts.ready.then(() => sendHeight(true));
  }

  setTheme(wishes.get('theme'));
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
})();
