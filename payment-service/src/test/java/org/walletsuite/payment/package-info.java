@NullMarked
package org.walletsuite.payment;

import org.jspecify.annotations.NullMarked;
