/** Festivals, their token in the ledger, and the keys of their QR codes. */
@NullMarked
package org.walletsuite.wallet.festival;

import org.jspecify.annotations.NullMarked;
