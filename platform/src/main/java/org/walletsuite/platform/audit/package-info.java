/** Proof that what services know agrees: claims, who checks them when, and what was found. */
@NullMarked
package org.walletsuite.platform.audit;

import org.jspecify.annotations.NullMarked;
