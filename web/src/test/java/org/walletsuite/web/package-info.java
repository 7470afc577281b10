/** Checks of the pages' files that need no browser. */
@NullMarked
package org.walletsuite.web;

import org.jspecify.annotations.NullMarked;
