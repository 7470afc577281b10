package org.walletsuite.voucher.order;

import org.walletsuite.platform.picture.Picture;

/** What shows that a user has the card. Whoever knows it can spend the card. */
sealed interface Evidence {

    /** How the card looks. */
    record Image(Picture picture) implements Evidence {}

    /** What redeems the card. */
    record Pin(String pin) implements Evidence {

        @Override
        public String toString() {
            return "Pin[]";
        }
    }
}
