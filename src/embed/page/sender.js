// The one script of an embed. Without it the embed is complete, and as tall as its host has made it.
// It tells the host how tall the embed is, in every form that hosts listen to, and does what the address asks for.
(function () {
  // Taken before anything else: some hosts compare it with their iframe's address.
  var address = location.href;
  var wishes = new URLSearchParams(location.search);
  var root = document.documentElement;
  var host = window.parent;
  var framed = host !== window;
  var secret = (/^#\?secret=([A-Za-z0-9]+)$/.exec(location.hash) || [])[1];
  var childId = wishes.get('childId');
  var embed, id, sent, resizerId, resizerOpen, waiting;

  function setTheme(theme) {
    if (theme === 'auto') delete root.dataset.theme;
    else if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  }

  function post(message) {
    host.postMessage(message, '*');
  }

  function tell(type, more) {
    if (framed) post(Object.assign({ type: 'story:' + type, v: 1, id: id }, more));
  }

  function views() {
    return Array.prototype.slice.call(document.querySelectorAll('input[name="view"]'));
  }

  function shownView() {
    var shown = views().filter(function (view) {
      return view.checked;
    })[0];
    return shown ? shown.value : embed.dataset.only;
  }

  function setView(name) {
    var wanted = views().filter(function (view) {
      return view.value === name;
    })[0];
    if (!wanted) return name === embed.dataset.only;
    if (!wanted.checked) {
      wanted.checked = true;
      answer('view', function () {
        tell('view', { view: shownView() });
      });
    }
    return true;
  }

  // The forms that say nothing to a host that does not know them. Others are sent once their host has shown itself.
  function sendHeight(again) {
    waiting = false;
    var box = embed.getBoundingClientRect();
    var height = Math.ceil(box.height);
    // A frame that is not shown has no width, and nothing true to say.
    if (!framed || !innerWidth || !box.width || (height === sent && !again)) return;
    sent = height;
    post({ sentinel: 'amp', type: 'embed-size', height: height });
    var keyed = {};
    keyed['embed/' + id] = height;
    post({ 'datawrapper-height': keyed });
    post(JSON.stringify({ context: 'iframe.resize', src: address, height: height }));
    tell('height', { height: height });
    if (childId) post('pymxPYMx' + childId + 'xPYMxheightxPYMx' + height);
    if (secret) post({ message: 'height', value: height, secret: secret });
    if (resizerId) post('[iFrameSizer]' + resizerId + ':' + height + ':' + Math.ceil(box.width) + ':resizeObserver');
    if (resizerOpen) post({ type: 'iframe-resized', width: Math.ceil(box.width), height: height });
    sizeNatively(height);
  }

  // Chromium sizes the frame itself, but lays the page out for the width that the frame had first. A page that is as
  // tall as we say, whatever stands in it, is measured right at any width.
  function sizeNatively(height) {
    try {
      window.requestResize();
      document.body.style.height = height + 'px';
      document.body.style.contain = 'strict';
      window.requestResize();
    } catch {
      // This browser, or this host, sizes frames by messages alone.
    }
  }

  // However often a host asks, in a frame's time it is told once, and once more what came of the rest. A timer, because
  // a frame that is off the screen draws nothing.
  var told = {};
  function answer(name, send) {
    if (told[name]) {
      told[name] = send;
      return;
    }
    told[name] = true;
    send();
    setTimeout(function () {
      var rest = told[name];
      told[name] = false;
      if (rest !== true) answer(name, rest);
    }, 16);
  }

  function answerHeight() {
    answer('height', function () {
      sendHeight(true);
    });
  }

  function plan() {
    if (!waiting)
      waiting = requestAnimationFrame(function () {
        sendHeight();
      });
  }

  // A host that shows itself, as a string: iframe-resizer, whose first message begins with the id of the frame.
  function hearString(words) {
    var first = /^\[iFrameSizer\]([^:]+):\d+:(true|false)/.exec(words);
    if (first) resizerId = first[1];
    if (first || words === '[iFrameSizer]resize') answerHeight();
  }

  function hearObject(message) {
    var type = message.type;
    if (type === 'iframe-child-init') resizerOpen = true;
    if (type === 'iframe-child-init' || type === 'iframe-get-child-dimensions' || type === 'frames-init')
      answerHeight();
    if (secret && message.message === 'ready' && message.secret === secret) answerHeight();
    if (message.v !== 1 || (message.id !== undefined && message.id !== id)) return;
    if (type === 'story:set-theme') setTheme(message.theme);
    if (type === 'story:set-view') setView(message.view);
  }

  function hear(event) {
    if (event.source !== host || !event.data) return;
    if (typeof event.data === 'string') hearString(event.data);
    else hearObject(event.data);
  }

  // WordPress lets a frame open nothing by itself, and follows links to the site of the embed alone: there the
  // figure's own page names the sources, each with its link.
  function passLink(event) {
    var link = event.target instanceof Element && event.target.closest('a[href]');
    if (!link) return;
    event.preventDefault();
    var home = document.querySelector('link[rel="canonical"]').href;
    var own = new URL(link.href).host === new URL(home).host;
    post({ message: 'link', value: own ? link.href : home + '#sources', secret: secret });
  }

  function start() {
    embed = document.getElementById('embed');
    id = embed.dataset.figure;
    if (wishes.get('static') === '1') {
      root.dataset.all = '';
      document.querySelectorAll('details').forEach(function (details) {
        details.open = true;
      });
    }
    var wanted = wishes.get('view');
    if (wanted !== null && !setView(wanted))
      console.info('This figure has no view "' + wanted + '"; the first is shown.');
    views().forEach(function (view) {
      view.addEventListener('change', function () {
        tell('view', { view: view.value });
      });
    });
    if (!framed) return;
    addEventListener('message', hear);
    if (secret) {
      root.dataset.clamped = '';
      // A sandbox without an origin is the one that opens no window either.
      if (self.origin === 'null') addEventListener('click', passLink);
    }
    tell('ready', {
      views: views().map(function (view) {
        return view.value;
      }),
      view: shownView(),
    });
    sendHeight();
    new ResizeObserver(plan).observe(embed);
    document.fonts.ready.then(function () {
      sendHeight(true);
    });
  }

  setTheme(wishes.get('theme'));
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
})();
