package org.walletsuite.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.walletsuite.platform.normalisation.EmailAddress;

/** Whom a mail goes to: exactly one address, without a name. */
record Recipient(InternetAddress address) {

    /** Validated again, wherever the address comes from: empty where it isn't one address that SMTP can carry. */
    static Optional<Recipient> of(String email) {
        if (EmailAddress.canonical(email).isEmpty()
                || email.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            return Optional.empty();
        }
        try {
            var addresses = InternetAddress.parse(email, true);
            return addresses.length == 1 && addresses[0].toString().equals(email)
                    ? Optional.of(new Recipient(addresses[0]))
                    : Optional.empty();
        } catch (AddressException _) {
            return Optional.empty();
        }
    }

    /** After the {@code @}. */
    String domain() {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
