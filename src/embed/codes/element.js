// <story-figure figure="returns" view="all" theme="auto">: one of our figures on your page, always as tall as it needs.
// What stands inside the element is shown until this script has run, and where it cannot run.
(() => {
  // Loaded twice, the first stays.
  if (customElements.get('story-figure')) return;
  // A module is not told which element loaded it; the place of an error names the file in every browser.
  const own = document.currentScript?.src ?? /https?:\/\/[^\s?#]+\//.exec(new Error().stack)[0];
  const embeds = new URL('.', own);
  const HEIGHT = 600;
  // More than any chart with its table takes.
  const TALLEST = 20000;

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
        const [figure, view, theme, title] = ['figure', 'view', 'theme', 'title'].map((name) =>
          this.getAttribute(name),
        );
        if (!figure) return;
        const address = new URL(encodeURIComponent(figure) + '/', embeds);
        if (view) address.searchParams.set('view', view);
        if (theme) address.searchParams.set('theme', theme);
        const frame = document.createElement('iframe');
        // What the page has put inside names the chart for screen readers.
        this.words ??= this.textContent.trim();
        frame.title = 'Chart: ' + (title || this.words || figure);
        frame.loading = 'lazy';
        frame.height = this.frame?.height ?? HEIGHT;
        frame.setAttribute('frameborder', '0');
        // The frame's scheme decides what the embed takes for the reader's: with "auto" it is that of the page.
        const colorScheme = theme === 'auto' ? '' : theme === 'dark' ? 'dark' : 'light';
        Object.assign(frame.style, { display: 'block', width: '100%', border: '0', colorScheme });
        frame.src = address.href;
        this.style.display = 'block';
        this.frame = frame;
        this.replaceChildren(frame);
      }

      handleEvent({ type, source, data }) {
        if (type === 'DOMContentLoaded') return this.isConnected && this.show();
        if (!this.frame || source !== this.frame.contentWindow || data?.v !== 1) return;
        if (data.type === 'story:height' && data.height > 0 && data.height < TALLEST)
          this.frame.height = Math.ceil(data.height);
      }
    },
  );
})();
