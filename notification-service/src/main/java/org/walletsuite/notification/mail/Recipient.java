package org.walletsuite.notification.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.walletsuite.platform.normalisation.EmailAddress;

/** Whom a mail goes to: exactly one address, without a name. */
record Recipient(InternetAddress address) {

    /**
     * Validated again, wherever the address comes from: empty where it isn't one address that SMTP can carry. Dots where
     * the mail standards allow none are in use: they are for the server to judge.
     */
    static Optional<Recipient> of(String email) {
        return EmailAddress.canonical(email)
                .filter(email::equals)
                .filter(canonical -> canonical.chars().allMatch(character -> character > ' ' && character <= '~'))
                .map(canonical -> {
                    var address = new InternetAddress();
                    address.setAddress(canonical);
                    return new Recipient(address);
                });
    }

    /** After the {@code @}. */
    String domain() {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
