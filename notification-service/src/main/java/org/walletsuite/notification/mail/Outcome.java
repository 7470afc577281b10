package org.walletsuite.notification.mail;

/** How a try to send a mail ended. */
public enum Outcome {
    /** The server has taken the mail over. */
    ACCEPTED,
    /** The server refused this mail, but may take it later. */
    REFUSED_FOR_NOW,
    /** The server refuses this mail for good. */
    REFUSED,
    /** The server fell silent or hung up before the mail was complete, so that it was certainly not sent. */
    BROKEN_OFF,
    /** The server can't be used: that concerns all mails. */
    UNREACHABLE,
    /** The mail was complete, but nobody knows whether the server took it over. */
    UNKNOWN
}
