/** Two pages as hosts have them, each with three embeds: a plain article, and one of a WordPress site. */

const WORDS =
  'The paper that first printed the number gave no account of how it had been counted, and the department would not be drawn. ';

function frame(src: string, height: number): string {
  return `<iframe src="${src}" title="Chart" width="100%" height="${height}" loading="lazy" style="border:0;color-scheme:light;height:${height}px;height:if(supports(frame-sizing:content-height):auto;else:${height}px);frame-sizing:content-height"></iframe>`;
}

export interface Embedded {
  src: string;
  /** As the codes carry it. */
  height: number;
}

/** An article without any script; its style sheet is not ours. */
export function plainArticle(embeds: Embedded[]): string {
  const parts = embeds.map(({ src, height }) => `<p>${WORDS.repeat(3)}</p>\n${frame(src, height)}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A plain article</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; background: #fffdf8; color: #222; font: 18px/1.6 Georgia, serif }
  main { max-width: 640px; margin: 0 auto; padding: 24px 20px }
  h1 { font-size: 32px; line-height: 1.2 }
</style>
<main><h1>What the list says, and what it leaves out</h1>
${parts.join('\n')}
<p>${WORDS}</p></main>
</html>`;
}

/**
 * A post of a WordPress site. Its core puts unlisted providers into a sandbox, hides the frame until it has spoken
 * with the secret, and grants it 200 to 1,000 px; links are followed for the frame that has the focus.
 */
export function wordPressPost(embeds: Embedded[]): string {
  const parts = embeds.map(({ src }, index) => {
    const secret = `s${index}Cret`;
    return `<p>${WORDS.repeat(2)}</p>
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
<blockquote class="wp-embedded-content" data-secret="${secret}"><a href="${src}">The finding, for readers without scripts</a></blockquote>
<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" title="Chart" style="position:absolute;visibility:hidden" src="${src}#?secret=${secret}" data-secret="${secret}" width="600" height="338" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"></iframe>
</div></figure>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; background: #fff; color: #111; font: 17px/1.7 system-ui, sans-serif }
  .entry { max-width: 620px; margin: 0 auto; padding: 24px 24px }
  figure { margin: 28px 0 }
  .wp-embedded-content { max-width: 100% }
</style>
<div class="entry"><h1>A post with charts</h1>
${parts.join('\n')}
</div>
<script>
  addEventListener('message', (event) => {
    const { data } = event;
    if (!data || !/^[a-zA-Z0-9]+$/.test(data.secret || '') || !data.message) return;
    for (const quote of document.querySelectorAll('blockquote[data-secret="' + data.secret + '"]')) quote.style.display = 'none';
    for (const frame of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
      if (event.source !== frame.contentWindow) continue;
      frame.removeAttribute('style');
      if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
      if (data.message === 'link') {
        const [from, to] = [new URL(frame.src), new URL(data.value)];
        if (/^https?:$/.test(to.protocol) && from.host === to.host && document.activeElement === frame) top.location.href = data.value;
      }
    }
  });
  addEventListener('load', () => {
    for (const frame of document.querySelectorAll('iframe[data-secret]'))
      frame.contentWindow.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
  });
</script>
</html>`;
}
