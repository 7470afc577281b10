@NullMarked
package org.walletsuite.payment.festival;

import org.jspecify.annotations.NullMarked;
