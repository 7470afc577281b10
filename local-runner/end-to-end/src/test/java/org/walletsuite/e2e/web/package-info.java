/** The web pages in a real browser, in front of a real suite. */
@NullMarked
package org.walletsuite.e2e.web;

import org.jspecify.annotations.NullMarked;
