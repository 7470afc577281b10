/** The files for partners in {@code docs}: the description of their API, and the collection of their scenarios. */
@NullMarked
package org.walletsuite.partnerapi;

import org.jspecify.annotations.NullMarked;
