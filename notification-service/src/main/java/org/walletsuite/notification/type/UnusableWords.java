package org.walletsuite.notification.type;

/** A file of words is missing, or can't be used; the message names it. */
final class UnusableWords extends RuntimeException {

    UnusableWords(String message) {
        super(message);
    }
}
