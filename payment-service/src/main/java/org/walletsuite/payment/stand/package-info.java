/** Stands, where users pay. */
@NullMarked
package org.walletsuite.payment.stand;

import org.jspecify.annotations.NullMarked;
