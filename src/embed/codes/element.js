// <story-figure figure="returns" view="all" theme="auto">: one of our figures on your page, always as tall as it needs.
// What stands inside the element is shown until this script has run, and where it cannot run.
(function () {
  // Loaded twice, the first stays.
  if (customElements.get('story-figure')) return;
  // A module is not told which element loaded it; the place of an error names the file in every browser.
  var own = document.currentScript ? document.currentScript.src : /https?:\/\/[^\s?#]+\//.exec(new Error().stack)[0];
  var embeds = new URL('.', own);
  var HEIGHT = 600;
  // More than any chart with its table takes.
  var TALLEST = 20000;

  function addressOf(element) {
    var address = new URL(encodeURIComponent(element.getAttribute('figure')) + '/', embeds);
    ['view', 'theme'].forEach(function (name) {
      var value = element.getAttribute(name);
      if (value) address.searchParams.set(name, value);
    });
    return address.href;
  }

  customElements.define(
    'story-figure',
    class extends HTMLElement {
      static observedAttributes = ['figure', 'view', 'theme'];

      connectedCallback() {
        addEventListener('message', this);
        // Met while the page is still being read, it has no content yet, and what came later would stand below the frame.
        if (document.readyState === 'loading') addEventListener('DOMContentLoaded', this);
        else this.show();
      }

      disconnectedCallback() {
        removeEventListener('message', this);
      }

      attributeChangedCallback() {
        if (this.isConnected && this.frame) this.show();
      }

      // Always a new frame: another address in the same one is a step back for the reader's back button, and
      // Chromium forgets it while the first is still loading.
      show() {
        if (!this.getAttribute('figure')) return;
        var frame = document.createElement('iframe');
        // What the page has put inside names the chart for screen readers.
        if (!this.frame) this.words = this.textContent.trim();
        frame.title = 'Chart: ' + (this.getAttribute('title') || this.words || this.getAttribute('figure'));
        frame.loading = 'lazy';
        frame.height = this.frame ? this.frame.height : HEIGHT;
        frame.setAttribute('frameborder', '0');
        var theme = this.getAttribute('theme');
        // The frame's scheme decides what the embed takes for the reader's: with "auto" it is that of the page.
        var scheme = theme === 'auto' ? '' : theme === 'dark' ? 'dark' : 'light';
        Object.assign(frame.style, { display: 'block', width: '100%', border: '0', colorScheme: scheme });
        frame.src = addressOf(this);
        this.style.display = 'block';
        this.frame = frame;
        this.replaceChildren(frame);
      }

      handleEvent(event) {
        if (event.type === 'DOMContentLoaded') return this.isConnected && this.show();
        var message = event.data;
        if (!this.frame || event.source !== this.frame.contentWindow || !message || message.v !== 1) return;
        if (message.type === 'story:height' && message.height > 0 && message.height < TALLEST)
          this.frame.height = Math.ceil(message.height);
      }
    },
  );
})();
