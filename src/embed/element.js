// <story-figure figure="returns" view="all" theme="auto">: one of our figures on your page, always as tall as it needs.
// What stands inside the element is shown until this script has run, and where it cannot run.
(function () {
  // Loaded twice, the first stays.
  if (customElements.get('story-figure')) return;
  var embeds = new URL('.', document.currentScript.src);
  var HEIGHT = 600;

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

      show() {
        if (!this.getAttribute('figure')) return;
        if (!this.frame) {
          // What the page has put inside names the chart for screen readers.
          var words = this.getAttribute('title') || this.textContent.trim() || this.getAttribute('figure');
          this.frame = document.createElement('iframe');
          this.frame.title = 'Chart: ' + words;
          this.frame.loading = 'lazy';
          this.frame.height = HEIGHT;
          this.frame.setAttribute('frameborder', '0');
          Object.assign(this.frame.style, { display: 'block', width: '100%', border: '0' });
          this.style.display = 'block';
        }
        var theme = this.getAttribute('theme');
        // The frame's scheme decides what the embed takes for the reader's: with "auto" it is that of the page.
        this.frame.style.colorScheme = theme === 'auto' ? '' : theme === 'dark' ? 'dark' : 'light';
        this.frame.src = addressOf(this);
        if (this.frame.parentNode !== this) this.replaceChildren(this.frame);
      }

      handleEvent(event) {
        if (event.type === 'DOMContentLoaded') return this.isConnected && this.show();
        var message = event.data;
        if (!this.frame || event.source !== this.frame.contentWindow || !message || message.v !== 1) return;
        if (message.type === 'story:height' && message.height > 0) this.frame.height = message.height;
      }
    },
  );
})();
