/**
 * Loaded before the program (`node --import`): keeps what Node makes of the sources, types stripped
 * and compiled, so that every start but the first is quick. Beside the sources, not in a directory
 * that others may write to: what is in it is executed. Not TypeScript: to strip the types of this one
 * file, Node would at every start load what strips them.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath, URL } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../.cache/compile', import.meta.url)));
