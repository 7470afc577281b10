// @ts-check
/** All screens at once, because a till may lose its connection at any time. */
import './choose.js';
import './sales.js';
import './sell.js';
import { startSettling } from './settle.js';
import './waiting.js';

startSettling();
