package org.walletsuite.wallet.person;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change of themselves, checked and in the directory's spelling.
 *
 * @param email null where it stays
 */
public record PersonalChange(@Nullable String email, Field fullName, Field phone) {

    /** A field that may have been left out, and may be cleared by null. */
    public record Field(boolean given, @Nullable String value) {

        @Nullable
        String over(@Nullable String current) {
            return given ? value : current;
        }
    }
}
