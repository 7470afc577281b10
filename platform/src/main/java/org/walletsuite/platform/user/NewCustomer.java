package org.walletsuite.platform.user;

import org.jspecify.annotations.Nullable;

/**
 * Whom a partner issues something to.
 *
 * @param msisdn the phone number with its country code, in any notation
 * @param name one line, as the partner wrote it; kept if the customer was unknown
 * @param email kept, normalised, if the customer was unknown
 */
public record NewCustomer(
        String msisdn, @Nullable String name, @Nullable String email) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 255;

    @Override
    public String toString() {
        return "NewCustomer[]";
    }
}
