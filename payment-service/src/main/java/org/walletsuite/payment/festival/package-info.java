/** The cache of festivals, with the keys that sign their QR codes. */
@NullMarked
package org.walletsuite.payment.festival;

import org.jspecify.annotations.NullMarked;
