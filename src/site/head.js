// Runs before the first paint, so that neither the theme nor the form of the charts changes under the reader.
(function (root) {
  function remembered(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }
  var theme = remembered('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  var calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  var choice = remembered('charts') || (calm ? 'still' : 'moving');
  root.dataset.charts = matchMedia('(max-height: 30em)').matches ? 'still' : choice;
  // Readers who come anew begin at the top; others are somewhere below, as the browser or the address says.
  var visit = performance.getEntriesByType('navigation')[0];
  if (!location.hash && visit && visit.type === 'navigate') root.dataset.begin = 'top';
  // Charts move only while this is known to the browser: a page that was saved with its attributes shows its stills.
  customElements.define('moving-charts', class extends HTMLElement {});
  // Wider drawings are fetched; their room is kept free until then.
  root.dataset.wider = '';
  function unroll() {
    delete root.dataset.wider;
    root.dataset.charts = 'still';
    document.querySelectorAll('noscript').forEach(function (still) {
      still.outerHTML = still.textContent;
    });
  }
  // If the script of the story never comes alive, or anything throws, the reader gets every step's still instead.
  setTimeout(function () {
    if (!root.dataset.alive) unroll();
  }, 6000);
  addEventListener('error', function (event) {
    if (event.error) unroll();
  });
  addEventListener('unhandledrejection', unroll);
})(document.documentElement);
