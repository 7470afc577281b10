/** The web pages of module {@code web}: their files, read once, and how they are served. */
@NullMarked
package org.walletsuite.gateway.app;

import org.jspecify.annotations.NullMarked;
