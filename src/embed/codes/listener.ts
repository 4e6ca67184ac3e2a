/** What a host adds for Safari and Firefox: the same for every figure, so that one hash admits it, and only for our frames. */
export function listenerScript(embeds: string): string {
  return `
(function () {
  var ours = [].filter.bind(document.getElementsByTagName('iframe'), function (frame) {
    return frame.outerHTML.indexOf('${embeds}') > 0;
  });
  addEventListener('message', function ({ data, source }) {
    if (!data || data.type !== 'story:height' || !(data.height > 0 && data.height < 20000)) return;
    ours().forEach(function (frame) {
      if (frame.contentWindow === source) frame.style.height = Math.ceil(data.height) + 'px';
    });
  });
  ours().forEach(function (frame) { frame.contentWindow.postMessage({ type: 'frames-init' }, '*'); });
})();
`;
}
