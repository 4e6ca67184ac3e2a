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
  // If the script of the story never comes alive, the reader gets every step's still instead.
  setTimeout(function () {
    if (!root.dataset.alive) root.dataset.charts = 'still';
  }, 6000);
})(document.documentElement);
