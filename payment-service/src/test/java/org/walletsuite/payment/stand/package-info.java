@NullMarked
package org.walletsuite.payment.stand;

import org.jspecify.annotations.NullMarked;
