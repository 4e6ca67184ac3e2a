/** GitHub Pages, which sets no headers of ours. */
import type { HostingFile } from './file.ts';

const NOTE = `# GitHub Pages

\`.github/workflows/deploy.yml\` tests, builds and publishes. Pages lets nobody set headers, so that there:

- the policy of each page and embed is the one in its own head, which is complete but for \`frame-ancestors\`: other sites can frame the story;
- there is no \`Permissions-Policy\` and no \`Referrer-Policy\`: browsers' own rules hold, and the site asks for none of those permissions;
- everything is kept for ten minutes, also the files with a hash in their name: a reader who comes back asks again, and a correction may take ten minutes to arrive;
- \`Access-Control-Allow-Origin: *\` is sent with everything, so that embeds and data can be read elsewhere.

Nothing of the story, its embeds or its data needs more than that. Where framing or caching matters, put a host that sets headers before it, or take another one of this folder.
`;

export function githubPages(): HostingFile[] {
  return [
    // An empty file: folders that begin with "_" are published as they are.
    { path: 'public/.nojekyll', text: '' },
    { path: 'src/hosting/generated/github-pages/README.md', text: NOTE },
  ];
}
