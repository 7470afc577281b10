@NullMarked
package org.walletsuite.payment.transaction;

import org.jspecify.annotations.NullMarked;
