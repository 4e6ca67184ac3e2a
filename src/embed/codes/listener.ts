/**
 * The ten lines that a host adds, so that a frame has the height of its chart in Safari and Firefox too. The same text
 * for every figure, so that one hash admits them all. It answers only to frames that hold one of our embeds, each for
 * itself, and to no height that no chart can have; a second copy on the page does nothing new, and one that comes late
 * asks for the height.
 */
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
