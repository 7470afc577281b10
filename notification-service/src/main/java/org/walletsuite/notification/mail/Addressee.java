package org.walletsuite.notification.mail;

import java.util.UUID;

/** Whom a mail is for. */
public sealed interface Addressee {

    /** They get it at the address that they have when it is sent, if they want it then. */
    record User(UUID id, long number) implements Addressee {}

    /** The contact of a partner, at the address that the partner had when it was written. */
    record Partner(String email) implements Addressee {}
}
