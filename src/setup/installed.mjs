/** Before any other command: without the installed packages it could only fail in words that help nobody. */
import { existsSync } from 'node:fs';

if (!existsSync('node_modules/.bin/node')) {
  console.error('The packages of this project are not installed yet. Run npm install first, then this command again.');
  process.exit(1);
}
