package org.walletsuite.voucher.voucher;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What is kept of a voucher's code.
 *
 * @param hash with a key that only the service has, by which it is found
 * @param sealed to be shown to the partner who issued it
 * @param lastDigits four, for lists
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record StoredCode(
        @Column(name = "code_hash") byte[] hash,
        @Column(name = "code_sealed") byte[] sealed,
        String lastDigits) {

    @Override
    public String toString() {
        return "StoredCode[]";
    }
}
