/** Identifiers: of rows, of requests, and of contents. */
@NullMarked
package org.walletsuite.platform.id;

import org.jspecify.annotations.NullMarked;
